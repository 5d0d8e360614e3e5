#include "xml.hpp"

#include <algorithm>

#include "core/markup.hpp"

namespace explainer {

std::unique_ptr<XmlPart> parse_xml(std::string bytes, size_t max_elements) {
  if (static_cast<size_t>(std::count(bytes.begin(), bytes.end(), '<')) > 2 * max_elements) return nullptr;
  auto part = std::make_unique<XmlPart>();
  part->bytes = std::move(bytes);
  // A text is kept in its element, where it is all that this holds: half the nodes.
  constexpr unsigned int options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                                   pugi::parse_wconv_attribute | pugi::parse_ws_pcdata | pugi::parse_embed_pcdata |
                                   pugi::parse_doctype;
  if (!part->document.load_buffer_inplace(part->bytes.data(), part->bytes.size(), options)) return nullptr;
  for (const pugi::xml_node node : part->document) {
    if (node.type() == pugi::node_doctype) return nullptr;
  }
  return part;
}

std::string_view local_name(const char* name) {
  const std::string_view whole = name;
  return whole.substr(whole.find(':') + 1);  // npos + 1 is 0
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_node item = node.first_child(); item; item = item.next_sibling()) {
    if (is_element(item) && local_name(item) == name) return item;
  }
  return {};
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_attribute item = node.first_attribute(); item; item = item.next_attribute()) {
    if (local_name(item.name()) == name) return item.value();
  }
  return {};
}

void Walk::next() {
  if (const pugi::xml_node first = at_.first_child()) {
    at_ = first;
  } else {
    skip();
  }
}

void Walk::skip() {
  while (at_ != root_ && !at_.next_sibling()) at_ = at_.parent();
  at_ = at_ == root_ ? pugi::xml_node() : at_.next_sibling();
}

void append_xml(std::string& out, std::string_view text) {
  for (const char c : text) {
    const std::string_view entity = entity_of(c);
    if (entity.empty()) {
      out.push_back(c);
    } else {
      out.append(entity);
    }
  }
}

}  // namespace explainer
