#include "screenshot.hpp"

#define GL_GLEXT_PROTOTYPES
#include <GLFW/glfw3.h>
#include <png.h>

#include <vector>

namespace explainer {
namespace {

std::string encode(int width, int height, const std::vector<unsigned char>& rgb) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGB;
  // OpenGL's rows go from the bottom up, hence the negative stride.
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string bytes(size, '\0');
  if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, rgb.data(), -3 * width, nullptr)) return {};
  bytes.resize(size);
  return bytes;
}

}  // namespace

std::string render_png(int width, int height, const std::function<void()>& draw) {
  GLint max_side = 0;
  glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &max_side);
  if (width > max_side || height > max_side) return {};
  GLuint buffer = 0, frame = 0;
  glGenRenderbuffers(1, &buffer);
  glBindRenderbuffer(GL_RENDERBUFFER, buffer);
  glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
  glGenFramebuffers(1, &frame);
  glBindFramebuffer(GL_FRAMEBUFFER, frame);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, buffer);

  std::string png;
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE) {
    draw();
    std::vector<unsigned char> rgb(static_cast<size_t>(width) * static_cast<size_t>(height) * 3);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, rgb.data());
    png = encode(width, height, rgb);
  }
  glDeleteFramebuffers(1, &frame);
  glDeleteRenderbuffers(1, &buffer);
  return png;
}

}  // namespace explainer
