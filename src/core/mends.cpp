#include "core/mends.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "core/json_writer.hpp"

namespace explainer {
namespace {

bool starts(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }
bool ends(std::string_view text, std::string_view with) {
  return text.size() >= with.size() && text.substr(text.size() - with.size()) == with;
}
bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// Without the place that name_rows puts behind: ` (event 4, "Amazon adds $2.75B")`.
std::string_view without_place(std::string_view message) {
  if (!ends(message, ")")) return message;
  for (const std::string_view row : {" (event ", " (entity ", " (source ", " (programme ", " (correction "}) {
    const size_t at = message.rfind(row);
    if (at != std::string_view::npos && at + row.size() < message.size() && is_digit(message[at + row.size()]))
      return message.substr(0, at);
  }
  return message;
}

std::string parent_of(std::string_view pointer) { return std::string(pointer.substr(0, pointer.rfind('/'))); }

// A text that a message quotes was shortened where it ends so.
bool is_whole(std::string_view text) { return !ends(text, "…"); }

bool is_number(std::string_view text) {
  return !text.empty() && is_digit(text.front()) && is_digit(text.back()) &&
         (text.front() != '0' || text.size() == 1 || text[1] == '.') &&
         text.find_first_not_of("0123456789.") == std::string_view::npos &&
         std::count(text.begin(), text.end(), '.') <= 1;
}

// "a, b or c", each a word of the story file.
std::vector<std::string_view> listed_words(std::string_view text) {
  std::vector<std::string_view> out;
  const size_t last = text.rfind(" or ");
  if (last == std::string_view::npos) return {};
  std::string_view rest = text.substr(0, last);
  while (!rest.empty()) {
    const size_t end = std::min(rest.find(", "), rest.size());
    out.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  out.push_back(text.substr(last + 4));
  const auto is_word = [](std::string_view word) {
    return !word.empty() &&
           std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
  };
  return std::all_of(out.begin(), out.end(), is_word) ? out : std::vector<std::string_view>();
}

class MendReader {
 public:
  explicit MendReader(const Problem& problem) : pointer_(problem.pointer) {
    const std::string_view message = without_place(problem.message);
    const size_t semicolon = message.rfind("; ");
    if (pointer_.empty() || semicolon == std::string_view::npos) return;
    said_ = message.substr(0, semicolon);
    advice_ = message.substr(semicolon + 2);
  }

  std::vector<Mend> read() {
    if (advice_.empty()) return {};
    if (starts(advice_, "did you mean \"") && ends(advice_, "\"?")) {
      near_word(advice_.substr(14, advice_.size() - 16));
    } else if (starts(advice_, "write ")) {
      written(advice_.substr(6));
    } else if (starts(advice_, "put it in ")) {
      wrapped();
    }
    const bool out = ends(advice_, "leave the key out") || starts(advice_, "take it out, or write another kind") ||
                     ends(advice_, "use it, or take it out") || ends(said_, " belongs to version 2") ||
                     holds(said_, "is not a key here");
    if (out) mends_.push_back({"take it out", pointer_, "", ""});
    return std::move(mends_);
  }

 private:
  void set(std::string_view value, std::string pointer = {}, std::string_view label = {}) {
    const std::string_view text = label.empty() ? value : label;
    mends_.push_back(
        {"write " + std::string(text), pointer.empty() ? pointer_ : std::move(pointer), std::string(value), ""});
  }
  void set_text(std::string_view text) {
    if (is_whole(text)) set(json_string(text));
  }

  void near_word(std::string_view word) {
    if (!is_whole(word)) return;
    const bool is_key = holds(said_, "is not a key here") || holds(said_, "is not a label");
    if (!is_key) return set_text(word);
    mends_.push_back({"write " + json_string(word), pointer_, "", parent_of(pointer_) + "/" + std::string(word)});
  }

  void written(std::string_view what) {
    if (starts(what, "\"")) {
      quoted(what);
    } else if (is_number(what) ||
               (starts(what, "{ ") && ends(what, " }") && !holds(what, "NUMBER") && !holds(what, "…"))) {
      set(what);
    } else if (starts(what, "digits only, without quotes")) {
      const std::string_view text = shown();
      if (text.size() > 2 && is_number(text.substr(1, text.size() - 2))) set(text.substr(1, text.size() - 2));
    } else {
      for (const std::string_view word : listed_words(what)) set_text(word);
    }
  }

  // `"2008-03-24"`, `"investment" or "contract"`, `"never", or leave the key out`, `"version": 2, or take it out`.
  void quoted(std::string_view what) {
    const std::string_view first = what.substr(0, std::min(what.find(", or "), what.size()));
    const size_t colon = first.find("\": ");
    if (colon != std::string_view::npos) return member(first.substr(1, colon - 1), first.substr(colon + 3));
    if (!ends(first, "\"") || first.size() < 3 || holds(first, "\", with \"")) return;
    std::string_view rest = first.substr(1, first.size() - 2);
    for (size_t at = rest.find("\" or \""); at != std::string_view::npos; at = rest.find("\" or \"")) {
      set_text(rest.substr(0, at));
      rest.remove_prefix(at + 6);
    }
    set_text(rest);
  }

  // A key of the file, of what the problem is in, or of the amount that it is about.
  void member(std::string_view key, std::string_view value) {
    const std::string label = json_string(key) + ": " + std::string(value);
    if (key == "version") return set(value, "/version", label);
    if (key == "counts") return set(value, parent_of(pointer_) + "/counts", label);
    if (key == "bound" && ends(pointer_, "/amount")) set(value, pointer_ + "/bound", label);
  }

  void wrapped() {
    const std::string_view text = shown();
    if (advice_ == "put it in quotes: \"…\"" && is_number(text)) set(json_string(text));
    const bool is_text =
        text.size() > 2 && starts(text, "\"") && ends(text, "\"") && is_whole(text.substr(0, text.size() - 1));
    if (advice_ == "put it in brackets: […]" && is_number(text)) set("[" + std::string(text) + "]");
    if (advice_ == "put it in brackets: […]" && is_text) set("[" + json_string(text.substr(1, text.size() - 2)) + "]");
  }

  // The value as the message shows it.
  std::string_view shown() const { return said_.substr(0, std::min(said_.rfind(" is not "), said_.size())); }

  std::string pointer_;
  std::string_view said_, advice_;
  std::vector<Mend> mends_;
};

void append_mend(std::string& out, const Mend& mend) {
  JsonObject object(out, JsonStyle::compact);
  object.text("label", mend.label).text("pointer", mend.pointer);
  if (!mend.value.empty()) object.raw("value", mend.value);
  if (!mend.to.empty()) object.text("to", mend.to);
  object.close();
}

}  // namespace

std::vector<Mend> mends_of(const Problem& problem) { return MendReader(problem).read(); }

std::string write_problem_json(const Problem& problem) {
  std::string out;
  JsonObject object(out, JsonStyle::compact);
  object.text("severity", problem.severity == Severity::error ? "error" : "warning")
      .number("line", problem.line)
      .number("column", problem.column)
      .text("pointer", problem.pointer)
      .text("message", problem.message);
  const std::vector<Mend> mends = mends_of(problem);
  if (!mends.empty()) object.raw("mends", json_list(mends, append_mend));
  object.close();
  return out;
}

}  // namespace explainer
