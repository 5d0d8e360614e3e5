#include "core/language.hpp"

#include <doctest/doctest.h>

using namespace explainer;

TEST_CASE("the script that a tag names decides its direction, else the language's usual one") {
  for (const char* tag : {"ar", "AR", "ar-EG", "fa", "he-IL", "iw", "ur-PK", "az-Arab", "uz-Arab-AF", "ckb", "dv"}) {
    CAPTURE(tag);
    CHECK(is_right_to_left(tag));
  }
  for (const char* tag :
       {"", "en", "de-AT", "az", "ar-Latn", "he-Latn-IL", "zh-Hans", "ja", "hi", "a", "r", "-", "ar "}) {
    CAPTURE(tag);
    CHECK_FALSE(is_right_to_left(tag));
  }
}
