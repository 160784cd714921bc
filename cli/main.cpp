#include <cstdio>

#include "cli/version.hpp"

int main() {
  std::printf("maex %.*s\n", static_cast<int>(maex::version().size()), maex::version().data());
  return 0;
}
