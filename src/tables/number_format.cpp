#include "number_format.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/ascii.hpp"
#include "core/date.hpp"

namespace explainer {
namespace {

// What is left of a format when quoted texts, colours and blanks are taken out, and what those said.
struct BareFormat {
  std::string letters;             // in small letters: "yyyy-mm-dd", "#,##0.00"
  std::vector<std::string> texts;  // "bn" of `0.0 "bn"`, "€" of [$€-407]
  bool has_elapsed_time = false;   // [h]:mm
};

// What stands in brackets: a currency, elapsed time, a colour or a condition.
void take_bracket(std::string_view inside, BareFormat& out) {
  if (!inside.empty() && inside.front() == '$') {
    const std::string_view symbol = inside.substr(1, inside.find('-') - 1);
    if (!symbol.empty()) out.texts.emplace_back(symbol);
  } else if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos) {
    out.has_elapsed_time = true;
  }
}

BareFormat bare(std::string_view code) {
  BareFormat out;
  for (size_t i = 0; i < code.size() && code[i] != ';'; ++i) {  // the first part is for positive numbers
    const char c = code[i];
    if (c == '"' || c == '[') {
      const size_t end = std::min(code.find(c == '"' ? '"' : ']', i + 1), code.size());
      const std::string_view inside = code.substr(i + 1, end - i - 1);
      if (c == '[') take_bracket(inside, out);
      if (c == '"' && !trimmed(inside).empty()) out.texts.emplace_back(trimmed(inside));
      i = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      if (c == '\\' && i + 1 < code.size() && code[i + 1] == '$') out.texts.emplace_back("$");
      ++i;
    } else if (c == '$') {
      out.texts.emplace_back("$");
    } else if (static_cast<unsigned char>(c) >= 0x80) {  // € £ ¥ need no quotes
      size_t end = i + 1;
      while (end < code.size() && (static_cast<unsigned char>(code[end]) & 0xC0) == 0x80) ++end;
      out.texts.emplace_back(code.substr(i, end - i));
      i = end - 1;
    } else {
      out.letters.push_back(to_lower(c));
    }
  }
  for (const std::string_view halves : {"am/pm", "a/p"}) {
    const size_t at = out.letters.find(halves);
    if (at != std::string::npos) out.letters.erase(at, halves.size());
  }
  return out;
}

// m is a month, unless it stands beside hours or seconds.
bool has_month(std::string_view letters) {
  char before = ' ';
  for (size_t i = 0; i < letters.size();) {
    const char c = letters[i];
    if (!is_letter(c)) {
      ++i;
      continue;
    }
    const size_t end = std::min(letters.find_first_not_of(c, i), letters.size());
    if (c == 'm') {
      const size_t next = letters.find_first_of("abcdefghijklmnopqrstuvwxyz", end);
      const bool minutes = before == 'h' || (next != std::string_view::npos && letters[next] == 's');
      if (!minutes || end - i > 2) return true;
    }
    before = c;
    i = end;
  }
  return false;
}

// The digits of a number without its sign, point and exponent: value = 0.DIGITS × 10^point.
struct Digits {
  bool negative = false;
  std::string digits;
  int point = 0;
};

std::optional<Digits> digits_of(std::string_view text) {
  Digits out;
  text = trimmed(text);
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    out.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  bool any = false, behind_point = false;
  size_t i = 0;
  for (; i < text.size() && (is_digit(text[i]) || (text[i] == '.' && !behind_point)); ++i) {
    if (text[i] == '.') {
      behind_point = true;
      continue;
    }
    any = true;
    const bool leads = out.digits.empty() && text[i] == '0';
    if (!leads) out.digits.push_back(text[i]);
    if (!behind_point && !leads) ++out.point;
    if (behind_point && leads) --out.point;
  }
  if (!any) return std::nullopt;
  if (i == text.size()) return out;
  if (to_lower(text[i++]) != 'e') return std::nullopt;
  const bool down = i < text.size() && text[i] == '-';
  if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
  if (i == text.size() || text.size() - i > 3) return std::nullopt;
  int exponent = 0;
  for (; i < text.size(); ++i) {
    if (!is_digit(text[i])) return std::nullopt;
    exponent = exponent * 10 + (text[i] - '0');
  }
  out.point += down ? -exponent : exponent;
  return out;
}

// Rounds to so many digits, and takes zeros off the end.
void round_digits(Digits& number, size_t count) {
  if (number.digits.size() > count) {
    const bool up = number.digits[count] >= '5';
    number.digits.resize(count);
    size_t i = count;
    while (up && i > 0 && number.digits[i - 1] == '9') number.digits[--i] = '0';
    if (up && i > 0) ++number.digits[i - 1];
    if (up && i == 0) {
      number.digits.insert(0, "1");
      ++number.point;
    }
  }
  while (!number.digits.empty() && number.digits.back() == '0') number.digits.pop_back();
}

constexpr int minutes_of_day = 24 * 60;

// A number of days in whole minutes, rounded; nullopt where it is no number, is negative, or is beyond the year 9999.
std::optional<std::int64_t> minutes_of(std::string_view number) {
  const std::optional<Digits> found = digits_of(number);
  if (!found || (found->negative && !found->digits.empty()) || found->point > 7) return std::nullopt;
  constexpr std::int64_t billion = 1'000'000'000;
  std::int64_t billionths = 0;
  for (int i = 0; i < found->point + 9; ++i) {
    const auto place = static_cast<size_t>(i);
    billionths = billionths * 10 + (place < found->digits.size() ? found->digits[place] - '0' : 0);
  }
  return billionths / billion * minutes_of_day + (billionths % billion * minutes_of_day + billion / 2) / billion;
}

std::string two_digits(std::int64_t value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

}  // namespace

NumberFormat read_format(std::string_view code) {
  const BareFormat format = bare(code);
  const std::string_view letters = format.letters;
  const auto has = [&](std::string_view any) { return letters.find_first_of(any) != std::string_view::npos; };
  NumberFormat out;
  if (letters.find("general") != std::string_view::npos || (has("0#?") && !has("ydhms"))) {
    // Commas behind the last digit leave thousands out of sight, so a text that stands there is no unit: 4.5 "bn".
    const size_t last = letters.find_last_of("0#?");
    const bool is_scaled = last != std::string_view::npos && last + 1 < letters.size() && letters[last + 1] == ',';
    if (!format.texts.empty() && !is_scaled) out.unit = format.texts.front();
    if (has("%")) out.unit = "%";
    return out;
  }
  if (has("d")) {
    out.shown = Shown::day;
  } else if (has_month(letters)) {
    out.shown = has("ye") ? Shown::month : Shown::day;
  } else if (has("ye")) {
    out.shown = Shown::year;
  } else if (has("hs") || format.has_elapsed_time) {
    out.shown = Shown::time;
  }
  return out;
}

NumberFormat built_in_format(int id) {
  const auto between = [&](int first, int last) { return id >= first && id <= last; };
  NumberFormat out;
  if (between(14, 16) || id == 22 || between(27, 31) || id == 36 || between(50, 54) || between(57, 58))
    out.shown = Shown::day;
  if (id == 17) out.shown = Shown::month;
  if (between(18, 21) || between(32, 35) || between(45, 47) || between(55, 56)) out.shown = Shown::time;
  if (between(9, 10)) out.unit = "%";
  return out;
}

std::optional<std::string> plain_digits(std::string_view number) {
  std::optional<Digits> found = digits_of(number);
  if (!found) return std::nullopt;
  round_digits(*found, 15);
  if (found->digits.empty()) return "0";
  std::string out = found->negative ? "-" : "";
  const int count = static_cast<int>(found->digits.size());
  if (found->point > 400 || found->point < -400) return std::nullopt;
  if (found->point <= 0) return out.append("0.").append(static_cast<size_t>(-found->point), '0').append(found->digits);
  if (found->point >= count) return out.append(found->digits).append(static_cast<size_t>(found->point - count), '0');
  return out.append(found->digits, 0, static_cast<size_t>(found->point))
      .append(".")
      .append(found->digits, static_cast<size_t>(found->point));
}

std::optional<std::string> date_of_serial(std::string_view number, Shown shown, Epoch epoch, bool& has_time) {
  const std::optional<std::int64_t> minutes = minutes_of(number);
  if (!minutes) return std::nullopt;
  const std::int64_t days = *minutes / minutes_of_day;
  // Spreadsheets count a 29 February 1900 that never was.
  const bool none_such = epoch == Epoch::from_1900 && (days == 0 || days == 60);
  const Date zero = epoch == Epoch::from_1904 ? make_date(1904, 1, 1) : make_date(1899, 12, days < 60 ? 31 : 30);
  if (none_such || days > make_date(9999, 12, 31).day - zero.day) return std::nullopt;
  has_time = *minutes % minutes_of_day != 0;
  return shown_part(iso(Date{zero.day + static_cast<int>(days)}), shown);
}

std::optional<std::string> time_of_serial(std::string_view number) {
  const std::optional<std::int64_t> minutes = minutes_of(number);
  if (!minutes) return std::nullopt;
  const std::int64_t hours = *minutes / 60;
  return (hours < 10 ? two_digits(hours) : std::to_string(hours)) + ":" + two_digits(*minutes % 60);
}

std::string shown_part(std::string_view iso_date, Shown shown) {
  return std::string(iso_date.substr(0, shown == Shown::year ? 4 : shown == Shown::month ? 7 : 10));
}

}  // namespace explainer
