#include "core/date.hpp"
#include "core/utf8.hpp"
#include "sheet_layout.hpp"
#include "tables/write_workbook.hpp"
#include "xml.hpp"
#include "zip.hpp"

namespace explainer {
namespace {

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view relations_space = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::string_view office_relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

// Numbers of the formats in styles(): the order of its cellXfs.
enum Style : int { plain = 0, text = 1, heading = 2, date = 3, fused = 4, lines = 5 };

// Text cells have the format "@", so that a program leaves alone what is typed over them. A text that looks like a
// formula is marked as a text too, or it would become one as soon as somebody edits it.
std::string styles() {
  std::string out(head);
  out.append("<styleSheet xmlns=\"").append(main_space).append(R"(">)");
  out.append(R"(<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>)");
  out.append(
      R"(<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>)");
  out.append(
      R"(<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>)");
  out.append(R"(<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>)");
  out.append(
      R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">)");
  out.append(
      R"(<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>)");
  out.append(
      R"(<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>)");
  out.append(R"(<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>)");
  out.append(
      R"(<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>)");
  out.append(
      R"(<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1" applyAlignment="1"><alignment vertical="top"/></xf>)");
  out.append(
      R"(<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>)");
  return out.append(
      R"(</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)");
}

// Characters that XML has no room for are written as "_x000D_", and what looks like that is kept apart from it.
std::string escaped(std::string_view text) {
  constexpr char hex[] = "0123456789ABCDEF";
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto code = static_cast<unsigned char>(text[i]);
    if (code < 0x20 && code != '\t' && code != '\n') {
      out.append("_x00").append({hex[code >> 4], hex[code & 15]}).append("_");
    } else if (text.substr(i, 2) == "_x") {
      out.append("_x005F_");
    } else if (text.substr(i, 2) == "\xEF\xBF" && i + 2 < text.size() &&
               static_cast<unsigned char>(text[i + 2]) >= 0xBE) {
      out.append(text[i + 2] == '\xBE' ? "_xFFFE_" : "_xFFFF_");
      i += 2;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

void append_cell(std::string& out, const Cell& cell, size_t row, size_t column) {
  out.append("<c r=\"").append(column_letters(column)).append(std::to_string(row + 1)).append("\"");
  const auto valued = [&](std::string_view attributes, std::string_view value) {
    out.append(attributes).append("><v>").append(value).append("</v></c>");
  };
  switch (written_as(cell)) {
    case WrittenAs::number:
      return valued("", cell.text);
    case WrittenAs::truth:
      return valued(" t=\"b\"", cell.text == "TRUE" ? "1" : "0");
    case WrittenAs::date: {
      const int serial = parse_date(cell.text)->first.day - make_date(1899, 12, 30).day;
      return valued(" s=\"" + std::to_string(Style::date) + "\"", std::to_string(serial));
    }
    case WrittenAs::text:
      break;
  }
  const bool looks_like_formula = std::string_view("=+-@").find(cell.text.front()) != std::string_view::npos;
  const Style style = row == 0                 ? Style::heading
                      : looks_like_formula     ? Style::fused
                      : needs_lines(cell.text) ? Style::lines
                                               : Style::text;
  out.append(" s=\"").append(std::to_string(style)).append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
  append_xml(out, escaped(cell.text));
  out.append("</t></is></c>");
}

std::string sheet(const Table& table, bool is_first) {
  std::string out(head);
  out.append("<worksheet xmlns=\"").append(main_space).append("\"><sheetViews><sheetView ");
  out.append(is_first ? "tabSelected=\"1\" " : "").append("workbookViewId=\"0\">");
  out.append(
      R"(<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>)");
  const std::vector<int> widths = column_widths(table);
  if (!widths.empty()) out.append("<cols>");
  for (size_t i = 0; i < widths.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    out.append("<col min=\"").append(number).append("\" max=\"").append(number).append("\" width=\"");
    out.append(std::to_string(widths[i])).append("\" style=\"1\" customWidth=\"1\"/>");
  }
  if (!widths.empty()) out.append("</cols>");
  out.append("<sheetData>");
  for (size_t row = 0; row < table.rows.size(); ++row) {
    out.append("<row r=\"").append(std::to_string(row + 1)).append("\">");
    for (size_t column = 0; column < table.rows[row].size(); ++column) {
      if (!table.rows[row][column].text.empty()) append_cell(out, table.rows[row][column], row, column);
    }
    out.append("</row>");
  }
  return out.append("</sheetData></worksheet>");
}

std::string relation(std::string_view id, std::string_view type, std::string_view target) {
  return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(office_relations) + "/" +
         std::string(type) + "\" Target=\"" + std::string(target) + "\"/>";
}

std::string relations(std::string_view lines) {
  return std::string(head) + "<Relationships xmlns=\"" + std::string(relations_space) + "\">" + std::string(lines) +
         "</Relationships>";
}

std::string type_of(std::string_view part, std::string_view type) {
  return "<Override PartName=\"/" + std::string(part) + "\" ContentType=\"" + std::string(sheet_type) + "." +
         std::string(type) + "+xml\"/>";
}

}  // namespace

std::string write_xlsx(const std::vector<Table>& tables) {
  std::string types(head), book(head), links;
  types.append(R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)");
  types.append(R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)");
  types.append(R"(<Default Extension="xml" ContentType="application/xml"/>)");
  types.append(type_of("xl/workbook.xml", "sheet.main")).append(type_of("xl/styles.xml", "styles"));
  book.append("<workbook xmlns=\"")
      .append(main_space)
      .append("\" xmlns:r=\"")
      .append(office_relations)
      .append("\"><sheets>");
  std::vector<ZipPart> sheets;
  const std::vector<std::string> names = sheet_names(tables);
  for (size_t i = 0; i < tables.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    const std::string file = "worksheets/sheet" + number + ".xml";
    types.append(type_of("xl/" + file, "worksheet"));
    links.append(relation("rId" + number, "worksheet", file));
    book.append("<sheet name=\"");
    append_xml(book, names[i]);
    book.append("\" sheetId=\"").append(number).append("\" r:id=\"rId").append(number).append("\"/>");
    sheets.push_back({"xl/" + file, sheet(tables[i], i == 0)});
  }
  types.append("</Types>");
  book.append("</sheets></workbook>");
  links.append(relation("rIdStyles", "styles", "styles.xml"));
  std::vector<ZipPart> parts = {{"[Content_Types].xml", types},
                                {"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))},
                                {"xl/workbook.xml", book},
                                {"xl/_rels/workbook.xml.rels", relations(links)},
                                {"xl/styles.xml", styles()}};
  for (ZipPart& part : sheets) parts.push_back(std::move(part));
  return write_zip(parts);
}

}  // namespace explainer
