// The context of one run of the program: its streams, its adapters and the common options.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/model/date.hpp"
#include "core/run/job.hpp"
#include "core/text/printable_stream.hpp"

namespace maex::cli {

class Arguments;

/// YYYY-MM-DDThh:mm:ssZ
std::string present_time();

class Session {
  // The streams below write through these.
  PrintableBuffer out_buffer_, err_buffer_;

 public:
  /// The streams must outlive the session. Everything that is printed on them passes through `out` and `err`, which
  /// spell control characters. `register_adapters` is called once, by the first command that needs
  /// adapters: `maex --version` must not load them.
  Session(std::ostream& results, std::ostream& talk, std::function<void(Registry&)> register_adapters);

  std::ostream out;  ///< results
  std::ostream err;  ///< messages
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::size_t out_width = 0, err_width = 0;  ///< characters in a line of the terminal; 0: not a terminal, or unknown
  bool colour_allowed = true;                ///< false with NO_COLOR
  const std::atomic<bool>* stop = nullptr;

  bool json = false;
  bool quiet = false;
  bool verbose = false;
  bool show_personal = false;
  Bounds bounds;                         ///< limits for one input: defaults and --limit
  std::vector<std::string> plugin_path;  ///< folders of --plugin-path and a job file
  bool trust_plugins = false;
  Day today;
  std::string now;         ///< YYYY-MM-DDThh:mm:ssZ; midnight when --today sets the day
  bool is_pinned = false;  ///< --today sets the day

  /// Copies the common options into the session. Throws UsageError.
  void take_common(const Arguments& arguments);
  void take_common(const ConvertJob& job);
  Registry& registry();
  /// Declares that the rest of `out` is data for a program. A file or pipe gets it unchanged. A terminal gets it with
  /// control characters spelled, `as` JSON or text.
  void print_data(Spelling as);
  /// Throws Interrupted when the user or the system has asked the program to stop.
  void check_stop() const;

 private:
  std::function<void(Registry&)> register_adapters_;
  std::unique_ptr<Registry> registry_;
};

}  // namespace maex::cli
