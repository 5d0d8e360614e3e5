# Writes OUTPUT: the files of the list FONTS as bytes of C++, see fonts.hpp.
set(code "#include \"cli/fonts.hpp\"\n\nnamespace explainer {\n")
foreach(name regular semibold)
  list(POP_FRONT FONTS font)
  file(READ "${font}" bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  string(APPEND code "static constexpr unsigned char ${name}[] = {${bytes}};\n"
    "std::string_view font_${name}() { return {reinterpret_cast<const char*>(${name}), sizeof ${name}}; }\n")
endforeach()
file(WRITE "${OUTPUT}" "${code}}  // namespace explainer\n")
