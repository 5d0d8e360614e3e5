#include "tables/read_tables.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "read_text_table.hpp"
#include "read_workbook.hpp"
#include "text_encoding.hpp"

namespace explainer {
namespace {

bool starts_with(std::string_view bytes, std::string_view mark) { return bytes.substr(0, mark.size()) == mark; }

// "rescues" of "/home/ann/rescues.csv"
std::string_view bare_name(std::string_view file_name) {
  file_name.remove_prefix(file_name.find_last_of("/\\") + 1);  // npos + 1 is 0
  const size_t dot = file_name.rfind('.');
  return dot == 0 ? file_name : file_name.substr(0, dot);
}

// Excel before 2007, and what Excel wraps a workbook with a password in, are files of the same kind. The names of what
// is in them are in UTF-16.
std::string compound_file_problem(std::string_view bytes) {
  std::string wanted;
  for (const char c : std::string_view("EncryptedPackage")) wanted.append({c, '\0'});
  return bytes.find(wanted) != std::string_view::npos
             ? "the workbook is protected by a password; save it without one"
             : "this is a workbook of Excel before 2007 (.xls); save it as .xlsx and give that";
}

// Why a file that is neither text nor one of our workbooks can't be read.
std::string foreign_problem(std::string_view bytes) {
  if (starts_with(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return compound_file_problem(bytes);
  if (starts_with(bytes, "%PDF"))
    return "this is a PDF; give the spreadsheet that it was made from, as .xlsx, .ods or .csv";
  if (starts_with(bytes, "\x1F\x8B")) return "this file is packed (.gz); unpack it first";
  if (starts_with(bytes, "Rar!") || starts_with(bytes, "7z\xBC\xAF"))
    return "this file is an archive; unpack it first, and give the spreadsheet in it";
  if (starts_with(bytes, "\x89PNG") || starts_with(bytes, "\xFF\xD8\xFF") || starts_with(bytes, "GIF8"))
    return "this is a picture; give the spreadsheet itself, as .xlsx, .ods or .csv";
  return "";
}

// The same of text that is no table.
std::string markup_problem(std::string_view bytes) {
  if (starts_with(bytes, "\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
  const std::string start = in_small_letters(bytes.substr(0, 200));
  if (starts_with(start, "<?xml") &&
      bytes.substr(0, 2000).find("urn:schemas-microsoft-com:office:spreadsheet") != std::string_view::npos)
    return "this is a workbook of Excel 2003 as XML; save it as .xlsx and give that";
  if (starts_with(start, "<?xml") && bytes.substr(0, 2000).find("office:document") != std::string_view::npos)
    return "this is a flat OpenDocument file (.fods); save it as .ods and give that";
  if (starts_with(start, "<!doctype html") || starts_with(start, "<html") || starts_with(start, "<table") ||
      starts_with(start, "<?xml"))
    return "this is a page and no table; open it in a spreadsheet program, save it as .xlsx or .csv and give that";
  if (starts_with(start, "{\\rtf")) return "this is a text document; save its table as .xlsx or .csv and give that";
  if (starts_with(start, "{")) return "this is JSON and no table; a story file needs no import: `check` reads it";
  return "";
}

std::string package_problem(const Package& package) {
  if (package.has("xl/workbook.bin")) return "this is a binary workbook (.xlsb); save it as .xlsx and give that";
  if (package.has("word/document.xml"))
    return "this is a Word document; copy its table into a spreadsheet and save that as .xlsx or .csv";
  if (package.has_like("Index/Document.iwa") || package.has("Index.zip"))
    return "this is a file of Numbers; export it as Excel (.xlsx) or CSV and give that";
  return "this is an archive and no workbook; unpack it, and give the spreadsheet in it as .xlsx, .ods or .csv";
}

TablesRead read_package(std::string_view bytes, const TableLimits& limits, Budget& budget) {
  std::optional<std::vector<ZipEntry>> entries = read_zip(bytes);
  if (!entries) {
    TablesRead out;
    out.problem =
        "the workbook is damaged, or was not copied whole; open it in the spreadsheet program and save it again";
    return out;
  }
  Package package(bytes, std::move(*entries), limits);
  if (package.has("content.xml")) return read_ods(package, budget);
  if (package.has("xl/workbook.xml") || package.has("[Content_Types].xml")) {
    TablesRead out = read_xlsx(package, budget);
    if (!out.problem.empty() || !out.tables.empty() || !out.notes.empty()) return out;
  }
  TablesRead out;
  out.problem = package_problem(package);
  return out;
}

TablesRead read_any(std::string_view bytes, const TableLimits& limits, Budget& budget) {
  TablesRead out;
  if (bytes.size() > limits.file_bytes) {
    out.problem = "the file has more than " + std::to_string(limits.file_bytes >> 20) +
                  " MB; keep the sheets, rows and columns that the story needs";
    return out;
  }
  if (starts_with(bytes, "PK\x03\x04") || starts_with(bytes, "PK\x05\x06")) return read_package(bytes, limits, budget);
  out.problem = foreign_problem(bytes);
  if (out.problem.empty()) out.problem = markup_problem(bytes);
  return out.problem.empty() ? read_text_table(bytes, budget) : out;
}

}  // namespace

TablesRead read_tables(std::string_view bytes, std::string_view file_name, const TableLimits& limits) {
  Budget budget(limits);
  TablesRead out = read_any(bytes, limits, budget);
  if (!out.problem.empty()) {
    out.tables.clear();
    return out;
  }
  const auto is_empty = [](const Table& table) { return table.rows.empty(); };
  out.tables.erase(std::remove_if(out.tables.begin(), out.tables.end(), is_empty), out.tables.end());
  if (out.tables.empty())
    out.problem = "there is nothing in the file; give one with a row of headings and a row for each event";
  for (Table& table : out.tables) {
    table.file = file_name;
    table.name = table.name.empty() ? bare_name(file_name) : well_formed(std::move(table.name));
  }
  for (TableNote& note : out.notes) {
    note.sheet = well_formed(std::move(note.sheet));
    note.cell = well_formed(std::move(note.cell));
  }
  return out;
}

}  // namespace explainer
