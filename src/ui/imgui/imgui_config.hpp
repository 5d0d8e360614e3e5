// How Dear ImGui is compiled here (its IMGUI_USER_CONFIG). Knows only Dear ImGui's switches.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT  // the app brings its own
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS  // no imgui.ini, no logs: a page has no files

#define ImDrawIdx unsigned int  // WebGL 2 has no vertex offset: with 16 bits a frame would end at 65,535 vertices

#ifdef __EMSCRIPTEN__
#define IMGUI_DISABLE_DEMO_WINDOWS  // the native program keeps both for its debug panel
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_MATH_FUNCTIONS
#include "imgui_math.hpp"
#endif
