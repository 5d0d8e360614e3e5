#include "zip.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

#include "core/ascii.hpp"

namespace explainer {
namespace {

constexpr std::uint32_t local_mark = 0x04034b50, central_mark = 0x02014b50, end_mark = 0x06054b50;
constexpr size_t local_bytes = 30, central_bytes = 46, end_bytes = 22;
constexpr int stored = 0, deflated = 8;
constexpr std::uint16_t utf8_names = 1 << 11, first_of_1980 = 1 << 5 | 1;

std::uint32_t number_at(std::string_view bytes, size_t at, int size) {
  std::uint32_t out = 0;
  for (int i = size; i-- > 0;) out = out << 8 | static_cast<unsigned char>(bytes[at + static_cast<size_t>(i)]);
  return out;
}

void append_number(std::string& out, size_t value, int size) {
  for (int i = 0; i < size; ++i) out.push_back(static_cast<char>(value >> 8 * i & 0xFF));
}

// The end of the central directory stands at the end of the file, in front of a comment of at most 64 KiB.
std::optional<size_t> find_end(std::string_view bytes) {
  if (bytes.size() < end_bytes) return std::nullopt;
  const size_t last = bytes.size() - end_bytes;
  const size_t first = last > 0xFFFF ? last - 0xFFFF : 0;
  for (size_t at = last + 1; at-- > first;) {
    if (number_at(bytes, at, 4) == end_mark) return at;
  }
  return std::nullopt;
}

std::uint32_t checksum_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

// zlib's functions take what they read as if they wrote it.
Bytef* bytes_of(std::string_view text) { return reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); }

constexpr int without_header = -15;  // of zlib: the widest window, and nothing around the data

std::optional<std::string> inflated(std::string_view packed, size_t size) {
  std::string out(size, '\0');
  z_stream stream{};
  if (inflateInit2(&stream, without_header) != Z_OK) return std::nullopt;
  stream.next_in = bytes_of(packed);
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = bytes_of(out);
  stream.avail_out = static_cast<uInt>(size);
  const int result = inflate(&stream, Z_FINISH);
  const bool whole = result == Z_STREAM_END && stream.total_out == size;
  inflateEnd(&stream);
  return whole ? std::optional(std::move(out)) : std::nullopt;
}

std::string packed_text(std::string_view text) {
  z_stream stream{};
  deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, without_header, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = bytes_of(text);
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = bytes_of(out);
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

// What a part's local header and its line in the central directory have in common.
struct Packed {
  std::string name, bytes;
  std::uint32_t checksum = 0;
  size_t size = 0, offset = 0;
  int method = deflated;
};

void append_header(std::string& out, const Packed& part) {
  append_number(out, 20, 2);  // the version of ZIP that is needed
  append_number(out, utf8_names, 2);
  append_number(out, static_cast<size_t>(part.method), 2);
  append_number(out, 0, 2);  // midnight
  append_number(out, first_of_1980, 2);
  append_number(out, part.checksum, 4);
  append_number(out, part.bytes.size(), 4);
  append_number(out, part.size, 4);
  append_number(out, part.name.size(), 2);
  append_number(out, 0, 2);  // nothing more in it
}

std::optional<ZipEntry> read_central(std::string_view bytes, size_t at) {
  if (bytes.size() < central_bytes || at > bytes.size() - central_bytes || number_at(bytes, at, 4) != central_mark)
    return std::nullopt;
  ZipEntry entry;
  const size_t name_bytes = number_at(bytes, at + 28, 2);
  if (at + central_bytes + name_bytes > bytes.size()) return std::nullopt;
  entry.name = bytes.substr(at + central_bytes, name_bytes);
  std::replace(entry.name.begin(), entry.name.end(), '\\', '/');  // as some programs write them
  entry.is_encrypted = (number_at(bytes, at + 8, 2) & 1) != 0;
  entry.method = static_cast<int>(number_at(bytes, at + 10, 2));
  entry.checksum = number_at(bytes, at + 16, 4);
  entry.packed = number_at(bytes, at + 20, 4);
  entry.unpacked = number_at(bytes, at + 24, 4);
  entry.offset = number_at(bytes, at + 42, 4);
  return entry;
}

}  // namespace

std::optional<std::vector<ZipEntry>> read_zip(std::string_view bytes) {
  const std::optional<size_t> end = find_end(bytes);
  if (!end) return std::nullopt;
  const size_t count = number_at(bytes, *end + 10, 2);
  size_t at = number_at(bytes, *end + 16, 4);
  std::vector<ZipEntry> entries;
  for (size_t i = 0; i < count; ++i) {
    std::optional<ZipEntry> entry = read_central(bytes, at);
    if (!entry) return std::nullopt;
    at += central_bytes + number_at(bytes, at + 28, 2) + number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
    entries.push_back(std::move(*entry));
  }
  return entries;
}

const ZipEntry* find_entry(const std::vector<ZipEntry>& entries, std::string_view name) {
  const auto same = [&](const ZipEntry& entry) {
    return entry.name.size() == name.size() && std::equal(name.begin(), name.end(), entry.name.begin(),
                                                          [](char a, char b) { return to_lower(a) == to_lower(b); });
  };
  const auto found = std::find_if(entries.begin(), entries.end(), same);
  return found == entries.end() ? nullptr : &*found;
}

bool is_bomb(const ZipEntry& entry) { return entry.unpacked / 1032 > entry.packed; }

std::optional<std::string> unpack(std::string_view bytes, const ZipEntry& entry) {
  if (entry.is_encrypted || bytes.size() < local_bytes || entry.offset > bytes.size() - local_bytes ||
      number_at(bytes, entry.offset, 4) != local_mark)
    return std::nullopt;
  const size_t start =
      entry.offset + local_bytes + number_at(bytes, entry.offset + 26, 2) + number_at(bytes, entry.offset + 28, 2);
  if (start > bytes.size() || entry.packed > bytes.size() - start) return std::nullopt;
  const std::string_view packed = bytes.substr(start, entry.packed);
  std::optional<std::string> out;
  if (entry.method == stored && entry.packed == entry.unpacked) out = packed;
  if (entry.method == deflated) out = inflated(packed, entry.unpacked);
  if (out && checksum_of(*out) != entry.checksum) out.reset();
  return out;
}

std::string write_zip(const std::vector<ZipPart>& parts) {
  std::string out, central;
  for (const ZipPart& part : parts) {
    Packed packed{part.name,
                  part.stored ? part.bytes : packed_text(part.bytes),
                  checksum_of(part.bytes),
                  part.bytes.size(),
                  out.size(),
                  part.stored ? stored : deflated};
    append_number(out, local_mark, 4);
    append_header(out, packed);
    out.append(packed.name).append(packed.bytes);
    append_number(central, central_mark, 4);
    append_number(central, 20, 2);
    append_header(central, packed);
    central.append(10, '\0');  // no comment, first volume, no attributes
    append_number(central, packed.offset, 4);
    central.append(packed.name);
  }
  const size_t start = out.size();
  out.append(central);
  append_number(out, end_mark, 4);
  append_number(out, 0, 4);  // of a single volume
  append_number(out, parts.size(), 2);
  append_number(out, parts.size(), 2);
  append_number(out, central.size(), 4);
  append_number(out, start, 4);
  append_number(out, 0, 2);  // no comment
  return out;
}

}  // namespace explainer
