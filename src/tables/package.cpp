#include "package.hpp"

#include <algorithm>

namespace explainer {

bool Package::has_like(std::string_view part_of_name) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const ZipEntry& entry) { return entry.name.find(part_of_name) != std::string::npos; });
}

std::optional<std::string> Package::text(std::string_view name) {
  const ZipEntry* entry = find_entry(entries_, name);
  if (entry == nullptr || !problem_.empty()) return std::nullopt;
  if (entry->is_encrypted) {
    problem_ = "the workbook is protected by a password; save it without one";
  } else if (entry->unpacked > bytes_left_ || is_bomb(*entry)) {
    problem_ =
        "the workbook is too large when unpacked; keep the sheets, rows and columns that the story needs, or save it "
        "as CSV";
  } else if (std::optional<std::string> out = unpack(bytes_, *entry)) {
    bytes_left_ -= entry->unpacked;
    return out;
  } else {
    problem_ = "the workbook is damaged: its part " + entry->name +
               " can't be unpacked; open it in the spreadsheet program and save it again";
  }
  return std::nullopt;
}

std::unique_ptr<XmlPart> Package::xml(std::string_view name) {
  std::optional<std::string> bytes = text(name);
  if (!bytes) return nullptr;
  std::unique_ptr<XmlPart> part = parse_xml(std::move(*bytes), max_elements_);
  if (part == nullptr) {
    problem_ = "the workbook is damaged: its part " + std::string(name) +
               " is not as spreadsheet programs write it; open it in one and save it again";
  }
  return part;
}

}  // namespace explainer
