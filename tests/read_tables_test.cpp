#include "tables/read_tables.hpp"

#include <doctest/doctest.h>

#include "tables/write_workbook.hpp"

using namespace explainer;

namespace {

// "a|b/c|d" for two rows of two cells; cells that are typed have a # in front.
std::string shown(const Table& table) {
  std::string out;
  for (const std::vector<Cell>& row : table.rows) {
    if (&row != &table.rows.front()) out.append("/");
    for (const Cell& cell : row) {
      if (&cell != &row.front()) out.append("|");
      out.append(cell.typed ? "#" : "").append(cell.text);
    }
  }
  return out;
}

std::string read(std::string_view bytes, const TableLimits& limits = {}) {
  const TablesRead read = read_tables(bytes, "table.csv", limits);
  if (!read.problem.empty()) return "problem: " + read.problem;
  return read.tables.size() == 1 ? shown(read.tables.front()) : "several tables";
}

std::string in_utf16(std::string_view ascii, bool low_first) {
  std::string out;
  for (const char c : ascii) out.append(low_first ? std::string{c, '\0'} : std::string{'\0', c});
  return out;
}

const std::string mark = "\xEF\xBB\xBF";

}  // namespace

TEST_CASE("a table is named after its file") {
  const TablesRead read = read_tables("When,What\n2008,Loan\n", "sheets/bank.rescues.csv");
  REQUIRE(read.tables.size() == 1);
  CHECK(read.tables.front().file == "sheets/bank.rescues.csv");
  CHECK(read.tables.front().name == "bank.rescues");
  CHECK(read.notes.empty());
  CHECK_FALSE(read.epoch.has_value());
}

TEST_CASE("cells stand between commas, semicolons or tabs, whichever the whole file has evenly") {
  CHECK(read("When,What\n2008,Loan\n") == "When|What/2008|Loan");
  CHECK(read("Wann;Was;Betrag\n2008;Kredit, verlängert;1,2\n2009;Kredit;3,4\n") ==
        "Wann|Was|Betrag/2008|Kredit, verlängert|1,2/2009|Kredit|3,4");
  CHECK(read("When\tWhat, and why\n2008\tLoan; late\n") == "When|What, and why/2008|Loan; late");
  CHECK(read("a;b,c\nd;e,f\ng;h\n") == "a|b,c/d|e,f/g|h");
  CHECK(read("Bank rescues\nWhen;What\n2008;Loan, repaid\n2009;Loan\n") ==
        "Bank rescues/When|What/2008|Loan, repaid/2009|Loan");
  CHECK(read("\"a;b\",\"c;d\"\n\"e;f\",g\n") == "a;b|c;d/e;f|g");
}

TEST_CASE("a first line may name the separator, and is no row") {
  CHECK(read("sep=;\r\nWhen;What\r\n2008;a,b\r\n") == "When|What/2008|a,b");
  CHECK(read("SEP=|\nWhen|What\n") == "When|What");
  CHECK(read("\"sep=;\"\nWhen\n") == "sep=;/When");
}

TEST_CASE("line ends of any kind end a row, the last one too") {
  CHECK(read("a,b\r\nc,d") == "a|b/c|d");
  CHECK(read("a,b\rc,d\r") == "a|b/c|d");
  CHECK(read("a,b\n\nc,d\n\n\n") == "a|b//c|d");
}

TEST_CASE("in quotes stand commas, line breaks and doubled quotes") {
  CHECK(read("\"a, b\",\"c\nd\"\ne,\"f \"\"g\"\"\"\n") == "a, b|c\nd/e|f \"g\"");
  CHECK(read("a, \"b, c\" ,d\n") == "a|b, c|d");
  CHECK(read("\"\",b\n") == "|b");
}

TEST_CASE("quotes that are the author's own stay in the text") {
  CHECK(read("\"Old Lady\" lends,b\nc,d\n") == "\"Old Lady\" lends|b/c|d");
  CHECK(read("5\" pipe,b\nc,d\n") == "5\" pipe|b/c|d");
  const TablesRead read = read_tables("a,b\n\"never closed,c\nd,e\n", "t.csv");
  REQUIRE(read.tables.size() == 1);
  CHECK(shown(read.tables.front()) == "a|b/\"never closed|c/d|e");
  REQUIRE(read.notes.size() == 1);
  CHECK(read.notes.front().row == 2);
}

TEST_CASE("rows may be of different lengths, and empty cells at their ends do not count") {
  CHECK(read("a,b,c\nd\n,e,,,\n,,,\n") == "a|b|c/d/|e");
}

TEST_CASE("text is told from its bytes: UTF-8, UTF-16 and Windows-1252") {
  CHECK(read(mark + "Wer,Was\nZürich,€\n") == "Wer|Was/Zürich|€");
  CHECK(read("\xFF\xFE" + in_utf16("a\tb\nc\td", true)) == "a|b/c|d");
  CHECK(read("\xFE\xFF" + in_utf16("a\tb\nc\td", false)) == "a|b/c|d");
  CHECK(read(in_utf16("a\tb\nc\td", true)) == "a|b/c|d");
  CHECK(read(in_utf16("a\tb\nc\td", false)) == "a|b/c|d");
  CHECK(read(std::string("\xFF\xFE\x3D\xD8\x00\xDE\x2C\x00\x20\xAC", 10)) == "😀|갠");
  CHECK(read(std::string("\xFF\xFE\x3D\xD8\x2C\x00", 6)) == "\xEF\xBF\xBD");
}

TEST_CASE("Windows-1252 is what is no UTF-8, and it is said so") {
  const TablesRead read = read_tables("Wer,Was\nZ\xFCrich,\x80 5 \x96 6\n", "t.csv");
  REQUIRE(read.tables.size() == 1);
  CHECK(shown(read.tables.front()) == "Wer|Was/Zürich|€ 5 – 6");
  REQUIRE(read.notes.size() == 1);
  CHECK(read.notes.front().text.find("Windows-1252") != std::string::npos);
}

TEST_CASE("a stray byte among much UTF-8 spoils only itself") {
  CHECK(read("é,é,é,é,é,é\né,é,é,é,é,\xFC\n") == "é|é|é|é|é|é/é|é|é|é|é|\xEF\xBF\xBD");
}

TEST_CASE("what a spreadsheet would take for a formula reads back as it was") {
  Table table{"", "t", {}};
  for (const char* text : {"=1+1", "+5", "-5", "@here", "'=x", "''+y", "'quoted'", "'", "\tx", "plain", " blank ",
                           "a,b;c\td", "\"q\"", "two\r\nlines"})
    table.rows.push_back({{text}, {"x"}});
  table.rows.push_back({{"-5", true}, {"2008-09-15", true}});
  const std::string csv = write_csv_table(table);
  CHECK(csv.substr(0, 3) == mark);
  CHECK(csv.find("\n'=1+1,") == std::string::npos);
  CHECK(csv.find("'=1+1,x\r\n'+5,x\r\n'-5,x\r\n'@here,x\r\n''=x,x\r\n") == 3);
  CHECK(csv.find("\r\n-5,2008-09-15\r\n") != std::string::npos);
  const TablesRead read = read_tables(csv, "t.csv");
  REQUIRE(read.tables.size() == 1);
  REQUIRE(read.tables.front().rows.size() == table.rows.size());
  for (size_t i = 0; i < table.rows.size(); ++i) CHECK(read.tables.front().rows[i][0].text == table.rows[i][0].text);
}

TEST_CASE("a table of one column is not cut at what its texts hold") {
  const Table table{"", "t", {{{"Sources"}}, {{"a; b"}}, {{"c; d"}}}};
  CHECK(read(write_csv_table(table)) == "Sources/a; b/c; d");
}

TEST_CASE("files of other kinds are refused, with what to do instead") {
  const auto problem = [](std::string_view bytes) { return read_tables(bytes, "t").problem; };
  const std::string old_excel = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Workbook";
  CHECK(problem(old_excel) == "this is a workbook of Excel before 2007 (.xls); save it as .xlsx and give that");
  CHECK(problem(old_excel + in_utf16("EncryptedPackage", true)) ==
        "the workbook is protected by a password; save it without one");
  CHECK(problem("%PDF-1.7").find("PDF") != std::string::npos);
  CHECK(problem("<!DOCTYPE html><table>").find("page") != std::string::npos);
  CHECK(problem("{\"version\": 2}").find("JSON") != std::string::npos);
  CHECK(problem("{\\rtf1 a}").find("text document") != std::string::npos);
  CHECK(problem("\x89PNG\r\n").find("picture") != std::string::npos);
  CHECK(problem(std::string("a,b\0c,d\n", 8)).find("no table") != std::string::npos);
  CHECK(problem("").find("nothing in the file") != std::string::npos);
  CHECK(problem(",,\n,,\n").find("nothing in the file") != std::string::npos);
}

TEST_CASE("a file beyond the limits is refused") {
  TableLimits limits;
  limits.cells = 6;
  CHECK(read("a,b,c\nd,e,f\n", limits) == "a|b|c/d|e|f");
  CHECK(read("a,b,c\nd,e,f\ng\n", limits).find("more cells than can be read") != std::string::npos);
  limits.rows = 1;
  CHECK(read("a\nb\n", limits).find("more rows than can be read") != std::string::npos);
  limits.file_bytes = 3;
  CHECK(read("a,b,c", limits).find("more than 0 MB") != std::string::npos);
}

TEST_CASE("hostile quotes are read in one go") {
  std::string quotes;
  for (int i = 0; i < 100'000; ++i) quotes.append(i % 3 == 0 ? "\"x,\"\"" : "\"\",\"x");
  CHECK(read_tables(quotes, "t.csv").problem.empty());
  std::string never_closed;
  for (int i = 0; i < 100'000; ++i) never_closed.append("\"x,");
  CHECK(read_tables(never_closed, "t.csv").notes.size() <= 1);
}
