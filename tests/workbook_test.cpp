#include <doctest/doctest.h>

#include "files.hpp"
#include "number_format.hpp"
#include "tables/read_tables.hpp"
#include "tables/write_workbook.hpp"
#include "zip.hpp"

using namespace explainer;
using namespace explainer::test;

namespace {

TablesRead read_file_of(const std::string& name) {
  return read_tables(read_file(source_path("/tests/tables/" + name)), name);
}

// A cell by its place as people name it, "C2"; typed ones have a # in front, a unit behind.
std::string cell(const TablesRead& read, size_t table, std::string_view place) {
  REQUIRE(read.problem == "");
  REQUIRE(table < read.tables.size());
  const size_t row = static_cast<size_t>(place[1] - '1'), column = static_cast<size_t>(place[0] - 'A');
  const auto& rows = read.tables[table].rows;
  if (row >= rows.size() || column >= rows[row].size()) return "";
  const Cell& found = rows[row][column];
  return (found.typed ? "#" : "") + found.text + (found.unit.empty() ? "" : " in " + found.unit);
}

std::string note_at(const TablesRead& read, int row, int column) {
  for (const TableNote& note : read.notes) {
    if (note.row == row && note.column == column) return note.text;
  }
  return "";
}

// A workbook with one sheet of these rows, as small as may be.
std::string xlsx_of(const std::string& rows, const std::string& more_in_sheet = "",
                    const std::vector<ZipPart>& more = {}) {
  std::vector<ZipPart> parts = {
      {"[Content_Types].xml", "<Types/>"},
      {"xl/workbook.xml", R"(<workbook><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels",
       R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/s.xml"/></Relationships>)"},
      {"xl/worksheets/s.xml", "<worksheet><sheetData>" + rows + "</sheetData>" + more_in_sheet + "</worksheet>"}};
  parts.insert(parts.end(), more.begin(), more.end());
  return write_zip(parts);
}

std::string ods_of(const std::string& table, const std::string& before = "") {
  return write_zip(
      {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", true},
       {"content.xml", before +
                           "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"S\">" +
                           table + "</table:table></office:spreadsheet></office:body></office:document-content>"}});
}

std::string problem(const std::string& bytes, const TableLimits& limits = {}) {
  return read_tables(bytes, "t", limits).problem;
}

const std::vector<Table> two_tables = {
    {"",
     "events",
     {{{"date"}, {"amount"}, {"title"}, {"beat"}},
      {{"2008-09-15", true}, {"4000000000", true}, {"=SUM(A1:A9)"}, {"TRUE", true}},
      {},
      {{"2008-09"}, {"0.1", true}, {"  two  blanks \n<&>\"\t]]> 日本 😀"}, {"FALSE", true}},
      {{"1849-01-01", true}, {"12345678901234567890", true}, {"-5"}, {}, {"far"}}}},
    {"", "a/b: [c]*?\\", {{{"x"}}}},
    {"", "A B   C", {{{"y"}}}}};

void check_equal(const TablesRead& read) {
  REQUIRE(read.problem == "");
  REQUIRE(read.tables.size() == two_tables.size());
  for (size_t t = 0; t < two_tables.size(); ++t) {
    REQUIRE(read.tables[t].rows.size() == two_tables[t].rows.size());
    for (size_t r = 0; r < two_tables[t].rows.size(); ++r) {
      REQUIRE(read.tables[t].rows[r].size() == two_tables[t].rows[r].size());
      for (size_t c = 0; c < two_tables[t].rows[r].size(); ++c)
        CHECK(read.tables[t].rows[r][c].text == two_tables[t].rows[r][c].text);
    }
  }
}

}  // namespace

TEST_CASE("workbooks that openpyxl and LibreOffice made are read") {
  for (const std::string name : {"openpyxl.xlsx", "libreoffice.xlsx", "libreoffice.ods"}) {
    CAPTURE(name);
    const TablesRead read = read_file_of(name);
    REQUIRE(read.tables.size() == 2);
    CHECK(read.tables[0].name == "Rescues");
    CHECK(read.tables[1].name == "Entities");
    CHECK(cell(read, 0, "A1") == "When");
    CHECK(cell(read, 0, "A2") == "#2008-09-15");
    CHECK(cell(read, 0, "A3") == "#2008-09");  // its format shows no day
    CHECK(cell(read, 0, "A4") == "#2008");
    CHECK(cell(read, 0, "A5") == "#2008-10-03");
    CHECK(note_at(read, 5, 1) == "times of day are left out of dates, here and below");
    CHECK(cell(read, 0, "A6") == "Sep 2007 - Feb 2008");
    CHECK(cell(read, 0, "A8") == "14:30");
    CHECK(cell(read, 0, "A9") == "#39706");
    CHECK(cell(read, 0, "B2") == "Crédit Łukasz & <Söhne>");
    CHECK(cell(read, 0, "B6") == "both rows");
    CHECK(cell(read, 0, "B7") == "both rows");
    CHECK(note_at(read, 6, 2).find("merged") != std::string::npos);
    CHECK(cell(read, 0, "C2") == (name == "libreoffice.ods" ? "#4000000000 in EUR" : "#4000000000 in €"));
    CHECK(cell(read, 0, "C3") == "#0.3");
    CHECK(cell(read, 0, "C4") == "#0.00000015");
    CHECK(cell(read, 0, "C5") == "#7 in GW");
    CHECK(cell(read, 0, "C6") == "");
    CHECK(note_at(read, 6, 3) != "");  // openpyxl gives no result of 1/0, LibreOffice an error
    CHECK(cell(read, 0, "E2") == "line one\nline two");
    CHECK(cell(read, 0, "E3") == " two  blanks ");
    CHECK(cell(read, 0, "E4") == "=not a formula");
    CHECK(note_at(read, 9, 5).find("the address behind this cell is not read") == 0);
    CHECK(read.notes.back().sheet == "Secret");
    CHECK(read.notes.back().text.find("hidden") != std::string::npos);
    CHECK(cell(read, 1, "A2") == "Fed");
    CHECK(read.epoch == Epoch::from_1900);
  }
}

TEST_CASE("days are counted from 1904 where the workbook says so") {
  const TablesRead read = read_file_of("from-1904.xlsx");
  CHECK(read.epoch == Epoch::from_1904);
  CHECK(cell(read, 0, "A2") == "#2008-09-15");
}

TEST_CASE("what is written as XLSX and ODS reads back") {
  check_equal(read_tables(write_xlsx(two_tables), "t.xlsx"));
  check_equal(read_tables(write_ods(two_tables), "t.ods"));
}

TEST_CASE("numbers, dates and truth values are written as such, and no text becomes one") {
  for (const std::string& bytes : {write_xlsx(two_tables), write_ods(two_tables)}) {
    const TablesRead read = read_tables(bytes, "t");
    CHECK(cell(read, 0, "A2") == "#2008-09-15");
    CHECK(cell(read, 0, "B2") == "#4000000000");
    CHECK(cell(read, 0, "C2") == "=SUM(A1:A9)");
    CHECK(cell(read, 0, "D2") == "#TRUE");
    CHECK(cell(read, 0, "D4") == "#FALSE");
    CHECK(cell(read, 0, "A4") == "2008-09");
    CHECK(cell(read, 0, "C5") == "-5");
    CHECK(cell(read, 0, "A5") == "1849-01-01");            // before the first day of spreadsheets
    CHECK(cell(read, 0, "B5") == "12345678901234567890");  // more digits than they keep
  }
}

TEST_CASE("sheets have names that every program takes") {
  const TablesRead read = read_tables(write_xlsx(two_tables), "t.xlsx");
  REQUIRE(read.tables.size() == 3);
  CHECK(read.tables[1].name == "a b   c");
  CHECK(read.tables[2].name == "A B   C 2");
}

TEST_CASE("no workbook holds a formula, and the first row is frozen") {
  for (const std::string& bytes : {write_xlsx(two_tables), write_ods(two_tables)}) {
    const auto entries = read_zip(bytes);
    REQUIRE(entries.has_value());
    bool is_frozen = false;
    for (const ZipEntry& entry : *entries) {
      const std::string text = unpack(bytes, entry).value_or("");
      CHECK(text.size() == entry.unpacked);
      CHECK(text.find("<f>") == std::string::npos);
      CHECK(text.find("formula=") == std::string::npos);
      is_frozen = is_frozen || text.find("state=\"frozen\"") != std::string::npos ||
                  text.find("VerticalSplitPosition") != std::string::npos;
    }
    CHECK(is_frozen);
  }
}

TEST_CASE("control characters survive in XLSX") {
  const std::string odd = "a\r\n\x01 _x000D_ \xEF\xBF\xBE _x";
  const TablesRead read = read_tables(write_xlsx({{"", "t", {{{odd}}}}}), "t.xlsx");
  CHECK(cell(read, 0, "A1") == odd);
}

TEST_CASE("the same tables give the same bytes") {
  CHECK(write_xlsx(two_tables) == write_xlsx(two_tables));
  CHECK(write_ods(two_tables).substr(30, 54) == "mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
}

TEST_CASE("cells of all types are read, with prefixes, without places, in any order") {
  const TablesRead read = read_tables(
      xlsx_of(
          R"(<x:row><x:c t="inlineStr"><x:is><x:r><x:t>a</x:t></x:r><x:r><x:t xml:space="preserve"> b</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c><c><v>1.5E3</v></c></x:row>)"
          R"(<row r="4"><c r="C4" t="b"><v>1</v></c><c r="A4" t="str"><f>A1</f><v>_x0041_b</v></c><c r="D4" t="e"><v>#REF!</v></c><c r="E4" t="d"><v>2008-09-15T00:00:00</v></c></row>)"),
      "t");
  CHECK(cell(read, 0, "A1") == "a b");
  CHECK(cell(read, 0, "B1") == "#1500");
  CHECK(cell(read, 0, "A4") == "Ab");
  CHECK(cell(read, 0, "C4") == "#TRUE");
  CHECK(cell(read, 0, "D4") == "");
  CHECK(cell(read, 0, "E4") == "#2008-09-15");
  REQUIRE(read.notes.size() == 1);
  CHECK(read.notes[0].cell == "#REF!");
  CHECK(read.notes[0].row == 4);
  CHECK(read.notes[0].column == 4);
}

TEST_CASE("number formats tell dates, how much of them, and units") {
  const auto shown = [](std::string_view code) { return read_format(code).shown; };
  for (const char* code : {"dd/mm/yyyy", "[$-407]d. mmmm yyyy;@", "yyyy\\-mm\\-dd", "d-mmm", "m/d/yy h:mm", "dddd"})
    CHECK(shown(code) == Shown::day);
  for (const char* code : {"mmm-yy", "mmmm yyyy", "[Red]mm/yyyy", "yyyy\"年\"m\"月\""})
    CHECK(shown(code) == Shown::month);
  for (const char* code : {"yyyy", "yy"}) CHECK(shown(code) == Shown::year);
  for (const char* code : {"h:mm", "h:mm AM/PM", "[h]:mm:ss", "mm:ss.0", "[mm]:ss"}) CHECK(shown(code) == Shown::time);
  for (const char* code : {"General", "0.00", "#,##0", "0.00E+00", "@", "0\" days\"", "[$€-407]\\ #,##0"})
    CHECK(shown(code) == Shown::number);
  CHECK(read_format("[$€-407]\\ #,##0.00").unit == "€");
  CHECK(read_format("#,##0.00 [$USD]").unit == "USD");
  CHECK(read_format("\"$\"#,##0;[Red]\\-\"$\"#,##0").unit == "$");
  CHECK(read_format("£#,##0").unit == "£");
  CHECK(read_format("0.0,,\"m\"").unit == "");  // shown in millions, kept in ones
  CHECK(read_format("0%").unit == "%");
}

TEST_CASE("day numbers are dates in both epochs") {
  bool has_time = false;
  const auto date = [&](std::string_view number, Epoch epoch = Epoch::from_1900) {
    return date_of_serial(number, Shown::day, epoch, has_time).value_or("none");
  };
  CHECK(date("1") == "1900-01-01");
  CHECK(date("59") == "1900-02-28");
  CHECK(date("60") == "none");  // the day that never was
  CHECK(date("61") == "1900-03-01");
  CHECK(date("39706") == "2008-09-15");
  CHECK(date("38244", Epoch::from_1904) == "2008-09-15");
  CHECK(date("0", Epoch::from_1904) == "1904-01-01");
  CHECK(date("0") == "none");
  CHECK(date("-1") == "none");
  CHECK(date("2958465") == "9999-12-31");
  CHECK(date("2958466") == "none");
  CHECK(date("1e99") == "none");
  CHECK_FALSE(has_time);
  CHECK(date("39706.5") == "2008-09-15");
  CHECK(has_time);
  CHECK(date("39706.999999999") == "2008-09-16");
  CHECK(time_of_serial("0.604166666666667") == "14:30");
}

TEST_CASE("numbers are plain digits, as many as spreadsheet programs show") {
  CHECK(plain_digits("0.30000000000000004") == "0.3");
  CHECK(plain_digits("1.2E+9") == "1200000000");
  CHECK(plain_digits("1.5e-7") == "0.00000015");
  CHECK(plain_digits("-0.0") == "0");
  CHECK(plain_digits("-12.50") == "-12.5");
  CHECK(plain_digits("9999999999999999") == "10000000000000000");
  CHECK(plain_digits("007") == "7");
  CHECK_FALSE(plain_digits("1e999").has_value());
  for (const char* text : {"", "-", ".", "1.2.3", "1e", "abc", "1 2"}) CHECK_FALSE(plain_digits(text).has_value());
}

TEST_CASE("rows and columns that are repeated in ODS cost only what they hold") {
  const TablesRead read = read_tables(
      ods_of(
          R"(<table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16383"/></table:table-row>)"
          R"(<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>)"
          R"(<table:table-row-group><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/></table:table-row></table:table-row-group>)"
          R"(<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>)"),
      "t");
  REQUIRE(read.problem == "");
  REQUIRE(read.tables.front().rows.size() == 6);
  CHECK(cell(read, 0, "A1") == "a");
  CHECK(cell(read, 0, "A5") == "#7");
  CHECK(cell(read, 0, "B6") == "#7");
  CHECK(
      problem(
          ods_of(
              R"(<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="99999999999999999999" office:value-type="float" office:value="7"/></table:table-row>)"))
          .find("more cells than can be read") != std::string::npos);
}

TEST_CASE("text of ODS keeps its lines, tabs and blanks, and no comments") {
  const TablesRead read = read_tables(
      ods_of(
          R"(<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>no</text:p></office:annotation><text:p>a  <text:span>b</text:span> <text:a>c</text:a>&amp;<text:s text:c="2"/>d<text:tab/>e<text:line-break/>f</text:p><text:p/><text:p>g</text:p></table:table-cell></table:table-row>)"),
      "t");
  CHECK(cell(read, 0, "A1") == "a b c&  d\te\nf\n\ng");
}

TEST_CASE("a workbook that holds too much is refused before it is unpacked") {
  CHECK(problem(xlsx_of(R"(<row><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>)")) ==
        "");
  std::string wide;
  for (int i = 1; i <= 100; ++i)
    wide.append("<row r=\"" + std::to_string(i) + "\"><c r=\"XFD" + std::to_string(i) + "\"><v>1</v></c></row>");
  CHECK(problem(xlsx_of(wide)).find("more cells than can be read") != std::string::npos);
  TableLimits limits;
  limits.unpacked_bytes = 100'000;
  CHECK(problem(xlsx_of("", std::string(200'000, ' ')), limits).find("too large when unpacked") != std::string::npos);
  std::string bomb = write_zip({{"content.xml", std::string(5'000, 'x')}});
  const size_t size_at = bomb.rfind("content.xml") - 22;  // in the central directory
  bomb.replace(size_at, 4, std::string("\xFF\xFF\xFF\x0F", 4));
  CHECK(problem(bomb).find("too large when unpacked") != std::string::npos);
}

TEST_CASE("a text that stands in very many cells counts each time") {
  TableLimits limits;
  limits.unpacked_bytes = 100'000;
  std::string rows = "<row>";
  for (int i = 0; i < 1000; ++i) rows.append("<c t=\"s\"><v>0</v></c>");
  const std::string bytes = xlsx_of(
      rows + "</row>", "", {{"xl/sharedStrings.xml", "<sst><si><t>" + std::string(1000, 'x') + "</t></si></sst>"}});
  CHECK(problem(bytes, limits).find("more text than can be read") != std::string::npos);
  CHECK(problem(bytes) == "");
}

TEST_CASE("entities are not resolved, and a DOCTYPE is refused") {
  const std::string bomb = R"(<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>)";
  CHECK(problem(ods_of("<table:table-row><table:table-cell><text:p>&b;</text:p></table:table-cell></table:table-row>",
                       bomb))
            .find("damaged") != std::string::npos);
  CHECK(
      cell(read_tables(
               ods_of(
                   "<table:table-row><table:table-cell><text:p>&b;&#65;</text:p></table:table-cell></table:table-row>"),
               "t"),
           0, "A1") == "&b;A");
}

TEST_CASE("elements may be nested as deep as they like") {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep.append("<a>");
  std::string closed = deep;
  for (int i = 0; i < 200'000; ++i) closed.append("</a>");
  CHECK(cell(read_tables(ods_of("<table:table-row><table:table-cell><text:p>x" + closed +
                                "</text:p></table:table-cell></table:table-row>"),
                         "t"),
             0, "A1") == "x");
}

TEST_CASE("archives that are no workbook, or damaged, or locked, are refused with what to do instead") {
  const std::string good = write_xlsx(two_tables);
  CHECK(problem(good.substr(0, good.size() / 2)).find("damaged") != std::string::npos);
  std::string flipped = good;
  flipped[good.find("xl/workbook.xml") + 30] ^= 0x55;
  CHECK(problem(flipped).find("damaged") != std::string::npos);
  std::string locked = good;
  for (size_t at = locked.find("PK\x01\x02"); at != std::string::npos; at = locked.find("PK\x01\x02", at + 1))
    locked[at + 8] |= 1;
  CHECK(problem(locked).find("password") != std::string::npos);
  CHECK(problem(write_zip({{"word/document.xml", "x"}})).find("Word document") != std::string::npos);
  CHECK(problem(write_zip({{"xl/workbook.bin", "x"}})).find(".xlsb") != std::string::npos);
  CHECK(problem(write_zip({{"Index/Document.iwa", "x"}})).find("Numbers") != std::string::npos);
  CHECK(problem(write_zip({{"a.txt", "x"}})).find("archive") != std::string::npos);
  CHECK(problem(write_zip(
                    {{"content.xml",
                      "<office:document-content><office:body><office:text/></office:body></office:document-content>"}}))
            .find("without a spreadsheet") != std::string::npos);
  CHECK(problem(write_zip({{"content.xml", "x"}, {"META-INF/manifest.xml", "<manifest:encryption-data/>"}}))
            .find("password") != std::string::npos);
}
