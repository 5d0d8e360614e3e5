#include "file_watch.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>

using namespace explainer;

TEST_CASE("a file that is written anew is told once, when it has come to rest") {
  namespace fs = std::filesystem;
  const fs::path path = fs::temp_directory_path() / ("explainer-watch-" + std::to_string(getpid()));
  const auto write = [&](std::string_view bytes) { std::ofstream(path) << bytes; };
  write("a");
  FileWatch watch(path.string());
  CHECK_FALSE(watch.changed());

  write("ab");
  CHECK_FALSE(watch.changed());  // may still be growing
  CHECK(watch.changed());
  CHECK_FALSE(watch.changed());

  fs::remove(path);  // as editors do, for a moment
  CHECK_FALSE(watch.changed());
  CHECK_FALSE(watch.changed());
  write("abc");
  watch.changed();
  CHECK(watch.changed());
  fs::remove(path);
}
