#include "sheet_layout.hpp"
#include "tables/write_workbook.hpp"
#include "xml.hpp"
#include "zip.hpp"

namespace explainer {
namespace {

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view mimetype = "application/vnd.oasis.opendocument.spreadsheet";

// The start of a part, with the prefixes that all of them use.
std::string document(std::string_view kind) {
  std::string out(head);
  out.append("<office:document-").append(kind);
  for (const std::string_view name : {"office", "table", "text", "style", "manifest", "config"}) {
    out.append(" xmlns:")
        .append(name)
        .append("=\"urn:oasis:names:tc:opendocument:xmlns:")
        .append(name)
        .append(":1.0\"");
  }
  out.append(R"( xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0")");
  out.append(R"( xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0")");
  out.append(R"( xmlns:ooo="http://openoffice.org/2004/office")");
  return out.append(" office:version=\"1.2\">");
}

// Text cells are of the format "text", so that a program leaves alone what is typed over them.
constexpr std::string_view cell_styles =
    R"(<number:text-style style:name="N1"><number:text-content/></number:text-style>)"
    R"(<number:date-style style:name="N2"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>)"
    R"(<style:style style:name="text" style:family="table-cell" style:data-style-name="N1"><style:table-cell-properties style:vertical-align="top"/></style:style>)"
    R"(<style:style style:name="lines" style:family="table-cell" style:data-style-name="N1"><style:table-cell-properties style:vertical-align="top" fo:wrap-option="wrap"/></style:style>)"
    R"(<style:style style:name="date" style:family="table-cell" style:data-style-name="N2"><style:table-cell-properties style:vertical-align="top"/></style:style>)"
    R"(<style:style style:name="plain" style:family="table-cell"><style:table-cell-properties style:vertical-align="top"/></style:style>)"
    R"(<style:style style:name="heading" style:family="table-cell" style:data-style-name="N1"><style:text-properties fo:font-weight="bold"/></style:style>)";

// Lines are paragraphs; blanks that would count once are elements; control characters have no place in XML.
void append_text(std::string& out, std::string_view text) {
  out.append("<text:p>");
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      out.append("</text:p><text:p>");
    } else if (c == '\t') {
      out.append("<text:tab/>");
    } else if (c == ' ' &&
               (i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n' || text[i - 1] == '\t' || i + 1 == text.size())) {
      out.append("<text:s/>");
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out.append("\xEF\xBF\xBD");
    } else {
      append_xml(out, text.substr(i, 1));
    }
  }
  out.append("</text:p>");
}

void append_cell(std::string& out, const Cell& cell, bool is_heading) {
  if (cell.text.empty()) {
    out.append("<table:table-cell/>");
    return;
  }
  const auto open = [&](std::string_view style, std::string_view type, std::string_view value) {
    out.append("<table:table-cell table:style-name=\"").append(style).append("\" office:value-type=\"").append(type);
    if (!value.empty()) out.append("\" office:").append(value).append("=\"").append(cell.text);
    out.append("\">");
  };
  switch (written_as(cell)) {
    case WrittenAs::number:
      open("plain", "float", "value");
      break;
    case WrittenAs::date:
      open("date", "date", "date-value");
      break;
    case WrittenAs::truth:
      out.append("<table:table-cell table:style-name=\"plain\" office:value-type=\"boolean\" office:boolean-value=\"");
      out.append(cell.text == "TRUE" ? "true" : "false").append("\">");
      break;
    case WrittenAs::text:
      open(is_heading ? "heading" : needs_lines(cell.text) ? "lines" : "text", "string", "");
      break;
  }
  append_text(out, cell.text);
  out.append("</table:table-cell>");
}

std::string content(const std::vector<Table>& tables, const std::vector<std::string>& names) {
  std::string styles(cell_styles), sheets;
  for (size_t i = 0; i < tables.size(); ++i) {
    sheets.append("<table:table table:name=\"");
    append_xml(sheets, names[i]);
    sheets.append("\">");
    for (const int width : column_widths(tables[i])) {
      const std::string number = std::to_string(width);
      const std::string style =
          "<style:style style:name=\"w" + number +
          "\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"" +
          std::to_string(width * 2) + "mm\"/></style:style>";
      if (styles.find("\"w" + number + "\"") == std::string::npos) styles.append(style);
      sheets.append("<table:table-column table:style-name=\"w")
          .append(number)
          .append("\" table:default-cell-style-name=\"text\"/>");
    }
    for (size_t row = 0; row < tables[i].rows.size(); ++row) {
      sheets.append("<table:table-row>");
      for (const Cell& cell : tables[i].rows[row]) append_cell(sheets, cell, row == 0);
      if (tables[i].rows[row].empty()) sheets.append("<table:table-cell/>");
      sheets.append("</table:table-row>");
    }
    if (tables[i].rows.empty())
      sheets.append("<table:table-column/><table:table-row><table:table-cell/></table:table-row>");
    sheets.append("</table:table>");
  }
  return document("content") + "<office:automatic-styles>" + styles +
         "</office:automatic-styles><office:body><office:spreadsheet>" + sheets +
         "</office:spreadsheet></office:body></office:document-content>";
}

// That the first row stays in sight.
std::string settings(const std::vector<std::string>& names) {
  std::string out = document("settings");
  out.append(
      R"(<office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">)");
  out.append(R"(<config:config-item-map-entry><config:config-item-map-named config:name="Tables">)");
  for (const std::string& name : names) {
    out.append("<config:config-item-map-entry config:name=\"");
    append_xml(out, name);
    out.append(R"("><config:config-item config:name="VerticalSplitMode" config:type="short">2</config:config-item>)");
    out.append(R"(<config:config-item config:name="VerticalSplitPosition" config:type="int">1</config:config-item>)");
    out.append(R"(<config:config-item config:name="ActiveSplitRange" config:type="short">2</config:config-item>)");
    out.append(
        R"(<config:config-item config:name="PositionBottom" config:type="int">1</config:config-item></config:config-item-map-entry>)");
  }
  out.append(
      "</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed></"
      "config:config-item-set>");
  return out.append("</office:settings></office:document-settings>");
}

std::string manifest() {
  std::string out(head);
  out.append(
      R"(<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">)");
  out.append("<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" manifest:media-type=\"")
      .append(mimetype)
      .append("\"/>");
  for (const std::string_view part : {"content.xml", "settings.xml"}) {
    out.append("<manifest:file-entry manifest:full-path=\"")
        .append(part)
        .append("\" manifest:media-type=\"text/xml\"/>");
  }
  return out.append("</manifest:manifest>");
}

}  // namespace

std::string write_ods(const std::vector<Table>& tables) {
  const std::vector<std::string> names = sheet_names(tables);
  return write_zip({{"mimetype", std::string(mimetype), true},
                    {"content.xml", content(tables, names)},
                    {"settings.xml", settings(names)},
                    {"META-INF/manifest.xml", manifest()}});
}

}  // namespace explainer
