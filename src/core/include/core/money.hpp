// Money counted in whole cents, so that adding in another order gives the same sum to the cent.
#pragma once

#include <string>

namespace explainer {

// 128 bits: 200,000 events of a thousand trillion dollars do not fit into 64.
__extension__ typedef __int128 Cents;

// From here on doubles lie further apart than a cent.
inline constexpr double cents_are_exact_below = 9e13;

bool is_whole(double usd);  // below cents_are_exact_below: no cents

Cents to_cents(double usd);  // finite and not negative; to the nearest cent
double to_dollars(Cents cents);

std::string decimal(Cents value);  // all digits of a whole number

// A figure as written in JSON and CSV: no exponent, and cents only where there are some.
std::string plain_number(double usd);

}  // namespace explainer
