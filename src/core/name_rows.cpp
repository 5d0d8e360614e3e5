#include "core/name_rows.hpp"

#include <optional>
#include <string>

#include "core/ascii.hpp"
#include "fields.hpp"
#include "json/json_reader.hpp"

namespace explainer {
namespace {

struct List {
  std::string_view key, row, name;  // name: the key of what a row is called
};
constexpr List lists[] = {{"events", "event", "title"},
                          {"entities", "entity", "name"},
                          {"programs", "programme", "name"},
                          {"sources", "source", "title"}};

class Rows {
 public:
  explicit Rows(Json root) {
    for (size_t i = 0; i < std::size(lists); ++i) {
      const Json list = root.type() == JsonType::object ? member(root, lists[i].key) : Json();
      if (!list || list.type() != JsonType::array) continue;
      for (Json item = list.first(); item; item = item.next()) rows_[i].push_back(item);
    }
  }

  // `event 4, "Amazon adds $2.75B"` for "/events/3/date", the number alone for the title itself; `size` becomes that of
  // "/events/3". Empty for other texts.
  std::string name(std::string_view pointer, size_t& size) const {
    for (size_t i = 0; i < std::size(lists); ++i) {
      const std::string start = "/" + std::string(lists[i].key) + "/";
      if (pointer.substr(0, start.size()) != start) continue;
      size_t index = 0;
      for (size = start.size(); size < pointer.size() && is_digit(pointer[size]) && index < rows_[i].size(); ++size)
        index = index * 10 + static_cast<size_t>(pointer[size] - '0');
      if (size == start.size() || index >= rows_[i].size()) return {};
      std::string out = std::string(lists[i].row) + " " + std::to_string(index + 1);
      const Json row = rows_[i][index];
      const Json name = row.type() == JsonType::object ? member(row, lists[i].name) : Json();
      const bool about_name = pointer.substr(size, 1) == "/" && pointer.substr(size + 1) == lists[i].name;
      if (name && name.type() == JsonType::string && !name.text().empty() && !about_name)
        out += ", " + quoted(name.text());
      return out;
    }
    return {};
  }

 private:
  std::vector<Json> rows_[std::size(lists)];
};

}  // namespace

void name_rows(std::string_view bytes, std::vector<Problem>& problems) {
  Report ignored;
  const std::optional<JsonDocument> document = read_json(bytes, ignored);
  if (!document) return;
  const Rows rows{Json(*document)};
  for (Problem& problem : problems) {
    size_t size = 0;
    for (size_t at = problem.message.find('/'); at != std::string::npos; at = problem.message.find('/', at + 1)) {
      if (at > 0 && problem.message[at - 1] != ' ' && problem.message[at - 1] != '(') continue;  // within an address
      const std::string other = rows.name(std::string_view(problem.message).substr(at), size);
      if (other.empty()) continue;
      problem.message.replace(at, size, other);
      at += other.size() - 1;
    }
    const std::string own = rows.name(problem.pointer, size);
    if (!own.empty()) problem.message.append(" (").append(own).append(")");
  }
}

}  // namespace explainer
