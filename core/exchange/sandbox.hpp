// What a process that reads a partner's file may still do: its own folder, some files to read, no network. Landlock and
// seccomp of the kernel enforce it, so a fault in a reader that a hostile file uses reaches nothing else.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace maex::exchange {

struct SandboxRules {
  std::filesystem::path folder;                 ///< the only folder in which files may be made, changed and removed
  std::vector<std::filesystem::path> readable;  ///< further files and folders that may be read, with all in them
  std::uint64_t memory_bytes = 0;               ///< address space beyond what the process has already; 0: no limit
  std::uint64_t seconds = 0;                    ///< of processor time; 0: no limit
  unsigned open_files = 0;                      ///< 0: no limit
};

/// What the kernel of this machine enforces.
struct SandboxSupport {
  bool files = false;    ///< Landlock
  bool network = false;  ///< seccomp
  bool complete() const { return files && network; }
};
SandboxSupport sandbox_support();

/// Applies the rules to this process, for good. What the kernel lacks is left out: sandbox_support() says so
/// beforehand. Throws std::system_error when the kernel has it and refuses.
void enter_sandbox(const SandboxRules& rules);

}  // namespace maex::exchange
