#include "cli/session.hpp"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <ostream>

#include "cli/options.hpp"
#include "core/io/error.hpp"
#include "core/plugin/folders.hpp"
#include "core/text/printable.hpp"

namespace maex::cli {
namespace {

Day local_day() {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  localtime_r(&seconds, &parts);
  return {static_cast<std::int16_t>(parts.tm_year + 1900), static_cast<std::uint8_t>(parts.tm_mon + 1),
          static_cast<std::uint8_t>(parts.tm_mday)};
}

}  // namespace

/// UTC, so that the same run gives the same file in every time zone.
std::string present_time() {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

Session::Session(std::ostream& results, std::ostream& talk, std::function<void(Registry&)> register_adapters)
    : out_buffer_(*results.rdbuf()),
      err_buffer_(*talk.rdbuf()),
      out(&out_buffer_),
      err(&err_buffer_),
      register_adapters_(std::move(register_adapters)) {
  err << std::unitbuf;
}

void Session::print_data(Spelling as) {
  using Mode = PrintableBuffer::Mode;
  out_buffer_.set_mode(!out_is_terminal ? Mode::raw : as == Spelling::json ? Mode::json : Mode::text);
}

void Session::take_common(const Arguments& arguments) {
  ConvertJob given;
  take(given, arguments, for_others);
  take_common(given);
}

void Session::take_common(const ConvertJob& job) {
  json = job.report.json;
  if (json) print_data(Spelling::json);
  quiet = job.report.quiet;
  verbose = job.report.verbose;
  show_personal = job.show_personal;
  plugin_path = job.plugin_path;
  trust_plugins = job.trust_plugins;
  bounds = job.source.bounds;
  const bool pinned = !job.pinned_day.empty();
  now = pinned ? job.pinned_day + "T00:00:00Z" : present_time();
  is_pinned = pinned;
  today = pinned ? parse_iso_date(job.pinned_day)->first : local_day();
}

Registry& Session::registry() {
  if (!registry_) {
    registry_ = std::make_unique<Registry>();
    register_adapters_(*registry_);
    const char* environment = std::getenv("MAEX_PLUGIN_PATH");
    add_plugins(*registry_,
                {plugin_path, environment == nullptr ? "" : environment, installed_plugin_folder(), trust_plugins},
                [this](const std::string& problem) {
                  if (!quiet) err << "maex: " << printable_lines(problem) << '\n';
                });
  }
  return *registry_;
}

void Session::check_stop() const {
  if (stop != nullptr && stop->load(std::memory_order_relaxed)) throw Interrupted();
}

}  // namespace maex::cli
