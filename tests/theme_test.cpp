#include "scene/theme.hpp"

#include <doctest/doctest.h>

using namespace explainer;

TEST_CASE("text is readable on its background in both themes") {
  for (const Theme theme : {Theme::light, Theme::dark}) {
    for (const Ink ink : {Ink::ink, Ink::ink2, Ink::money, Ink::compute})
      CHECK(contrast(color(theme, ink), color(theme, Ink::bg)) >= 4.5);
    for (const Ink ink : {Ink::ink, Ink::ink2}) CHECK(contrast(color(theme, ink), color(theme, Ink::card)) >= 4.5);
    CHECK(contrast(color(theme, Ink::highlight_text), color(theme, Ink::highlight)) >= 4.5);
    CHECK(contrast(color(theme, Ink::chip_text), color(theme, Ink::chip)) >= 4.5);
  }
}

TEST_CASE("marks stand out from the paper in both themes") {
  for (const Theme theme : {Theme::light, Theme::dark}) {
    for (const Ink ink : {Ink::money, Ink::compute, Ink::chip, Ink::faint, Ink::ink}) {
      CHECK(contrast(color(theme, ink), color(theme, Ink::bg)) >= 3);
    }
  }
}

TEST_CASE("the contrast themes have text at 7:1 and marks at 4.5:1") {
  for (const Theme theme : {Theme::light_contrast, Theme::dark_contrast}) {
    for (const Ink ink : {Ink::ink, Ink::ink2, Ink::money, Ink::compute, Ink::chip, Ink::faint}) {
      const double least = ink == Ink::faint ? 4.5 : 7;
      CHECK(contrast(color(theme, ink), color(theme, Ink::bg)) >= least);
    }
    CHECK(contrast(color(theme, Ink::hair), color(theme, Ink::bg)) >= 3);
    CHECK(contrast(color(theme, Ink::highlight_text), color(theme, Ink::highlight)) >= 7);
    CHECK(contrast(color(theme, Ink::chip_text), color(theme, Ink::chip)) >= 7);
  }
}

TEST_CASE("contrast is the one of WCAG 2") {
  CHECK(contrast({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21));
  CHECK(contrast({119, 119, 119}, {255, 255, 255}) == doctest::Approx(4.48).epsilon(0.01));
  CHECK(hex({30, 90, 184}) == "#1e5ab8");
}

TEST_CASE("a mark of strength 0 is the paper, of strength 1 itself") {
  CHECK(color(Theme::dark, Ink::money, 0) == color(Theme::dark, Ink::bg));
  CHECK(color(Theme::dark, Ink::money, 1) == color(Theme::dark, Ink::money));
}
