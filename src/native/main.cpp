// The native program: a command line with the files of this machine.
#include "cli/commands.hpp"
#include "disk.hpp"
#include "window.hpp"

int main(int count, char** words) {
  explainer::Disk disk;
  return explainer::run(std::vector<std::string_view>(words + (count > 0 ? 1 : 0), words + count), disk,
                        explainer::run_window);
}
