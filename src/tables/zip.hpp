// ZIP archives in memory: what XLSX and ODS are. Private to the tables.
//
// A reader of our own over zlib, for it is small: a workbook needs neither archives of several volumes nor files of
// 4 GB, and whoever unpacks what strangers made wants the limits in plain sight. minizip, which comes with zlib, wants
// files, and its older releases have no limits.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace explainer {

struct ZipEntry {
  std::string name;  // with slashes
  size_t offset = 0, packed = 0, unpacked = 0;
  std::uint32_t checksum = 0;
  int method = 0;  // 0: stored, 8: deflated
  bool is_encrypted = false;
};

// The entries of an archive, by its central directory; nullopt where it is none, or is damaged.
std::optional<std::vector<ZipEntry>> read_zip(std::string_view bytes);

// Whether names are the same but for case: nullptr where there is none.
const ZipEntry* find_entry(const std::vector<ZipEntry>& entries, std::string_view name);

// Whether an entry cannot be as large as it says it is: no data are packed to less than a thousandth.
bool is_bomb(const ZipEntry& entry);

// What an entry holds; nullopt where it is damaged, encrypted or packed by another method. Takes as much memory as the
// entry says it has: the caller looks at that, and at is_bomb, first.
std::optional<std::string> unpack(std::string_view bytes, const ZipEntry& entry);

struct ZipPart {
  std::string name, bytes;
  bool stored = false;
};

// An archive of these parts, in this order; the same bytes each time, for its dates are 1 January 1980.
std::string write_zip(const std::vector<ZipPart>& parts);

}  // namespace explainer
