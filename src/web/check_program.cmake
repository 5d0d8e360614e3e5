# Fails where PROGRAM holds large functions of the C library: what snprintf, strtod, sin and cos are made of. The linker
# leaves their names in it.
foreach(name printf_core scanexp __sindf __cosdf)
  file(STRINGS "${PROGRAM}" found REGEX "^${name}" LIMIT_COUNT 1)
  if(found)
    file(REMOVE "${PROGRAM}")
    message(FATAL_ERROR "The page's program holds ${name}: something calls printf, strtod, sin or their kin. "
      "See src/core/json/lexer_functions.cpp and src/ui/imgui/imgui_math.hpp for what to call instead.")
  endif()
endforeach()
