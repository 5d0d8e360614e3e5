# Fails where PROGRAM holds large functions of the C library that nothing in it should need; their names are in it.
foreach(name printf_core __floatscan __rem_pio2_large)
  file(STRINGS "${PROGRAM}" found REGEX "${name}" LIMIT_COUNT 1)
  if(found)
    file(REMOVE "${PROGRAM}")
    message(FATAL_ERROR "The page's program holds ${name}: something calls printf, strtod, sinf or their kin. "
      "See src/core/json/lexer_functions.cpp and src/ui/imgui/imgui_math.hpp for what to call instead.")
  endif()
endforeach()
