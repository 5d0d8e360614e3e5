// The parts of a workbook, unpacked one by one within a limit for all of them. Private to the tables.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tables/read_tables.hpp"
#include "xml.hpp"
#include "zip.hpp"

namespace explainer {

class Package {
 public:
  Package(std::string_view bytes, std::vector<ZipEntry> entries, const TableLimits& limits)
      : bytes_(bytes),
        entries_(std::move(entries)),
        bytes_left_(limits.unpacked_bytes),
        max_elements_(8 * limits.cells) {}

  bool has(std::string_view name) const { return find_entry(entries_, name) != nullptr; }
  bool has_like(std::string_view part_of_name) const;

  // What a part holds. nullopt where there is none; where it can't be read there is a problem too.
  std::optional<std::string> text(std::string_view name);
  std::unique_ptr<XmlPart> xml(std::string_view name);

  const std::string& problem() const { return problem_; }  // of the first part that could not be read; else empty

 private:
  std::string_view bytes_;
  std::vector<ZipEntry> entries_;
  size_t bytes_left_, max_elements_;
  std::string problem_;
};

}  // namespace explainer
