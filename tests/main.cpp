// The test program: doctest's main, and the one place that knows where the sources are.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include "doctest/doctest.h"
#include "files.hpp"

std::string explainer::test::source_path(const std::string& path) { return EXPLAINER_SOURCE_DIR + path; }
