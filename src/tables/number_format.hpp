// What the number format of a workbook's cell shows: a date and how much of it, a time, or a number and its unit.
// Private to the tables.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tables/reading.hpp"

namespace explainer {

enum class Shown : unsigned char { number, day, month, year, time };

struct NumberFormat {
  Shown shown = Shown::number;
  std::string unit;  // of a number: "€", "USD", "GW"; empty: none
};

// `code` as XLSX writes it: "dd.mm.yyyy", "mmm-yy", "[$€-407] #,##0.00".
NumberFormat read_format(std::string_view code);

// The formats that XLSX names by number alone, without their codes.
NumberFormat built_in_format(int id);

// A number as plain digits, as it stands in XML: "1.2E9" → "1200000000", "0.30000000000000004" → "0.3", for programs
// show 15 digits at most. nullopt where it is no number.
std::optional<std::string> plain_digits(std::string_view number);

// A day number as a date: "2008-09-15", or "2008-09" and "2008" where the format shows no more. nullopt for what is no
// day from 1900 to 9999. `has_time` tells of a time of day that is left out.
std::optional<std::string> date_of_serial(std::string_view number, Shown shown, Epoch epoch, bool& has_time);

// The time of day of a number, "14:30"; nullopt where it is no number.
std::optional<std::string> time_of_serial(std::string_view number);

// As much of "2008-09-15" as a format shows.
std::string shown_part(std::string_view iso_date, Shown shown);

}  // namespace explainer
