// The files of this machine, and its standard streams.
#pragma once

#include <set>

#include "cli/files.hpp"

namespace explainer {

class Disk final : public Files {
 public:
  FileResult read(const std::string& name) override;
  std::string write(const std::string& name, std::string_view bytes) override;
  std::string make_folder(const std::string& name) override;
  void tell(std::string_view text) override;

 private:
  std::set<std::string> read_;  // names
};

}  // namespace explainer
