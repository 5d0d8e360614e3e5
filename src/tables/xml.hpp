// XML parts of a workbook, by pugixml: no entities but XML's own are resolved. Private to the tables.
#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace explainer {

// A document and the text that it points into.
struct XmlPart {
  std::string bytes;
  pugi::xml_document document;
};

// nullptr where it is no XML, or has a DOCTYPE or more than `max_elements`, which no spreadsheet program writes.
std::unique_ptr<XmlPart> parse_xml(std::string bytes, size_t max_elements);

// Names are told apart without the prefix of their namespace, for programs choose that as they like.
std::string_view local_name(const char* name);
inline std::string_view local_name(pugi::xml_node node) { return local_name(node.name()); }
pugi::xml_node child(pugi::xml_node node, std::string_view name);
std::string_view attribute(pugi::xml_node node, std::string_view name);  // "" where there is none

inline bool is_element(pugi::xml_node node) { return node.type() == pugi::node_element; }
inline bool is_text(pugi::xml_node node) { return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata; }

// Walks the nodes below one in the order of the document, however deep: a loop, so that no depth is too much.
class Walk {
 public:
  explicit Walk(pugi::xml_node root) : root_(root), at_(root.first_child()) {}

  explicit operator bool() const { return static_cast<bool>(at_); }
  pugi::xml_node node() const { return at_; }
  void next();
  void skip();  // what stands in this node

 private:
  pugi::xml_node root_, at_;
};

// Calls each(child) for the children of a name.
template <typename Each>
void for_children(pugi::xml_node node, std::string_view name, const Each& each) {
  for (pugi::xml_node item = node.first_child(); item; item = item.next_sibling()) {
    if (is_element(item) && local_name(item) == name) each(item);
  }
}

// Appends a text as it stands between tags or in quotes. Control characters are the caller's concern.
void append_xml(std::string& out, std::string_view text);

}  // namespace explainer
