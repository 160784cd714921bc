// maex report series FILE… --measure MEASURE
#pragma once
#include "cli/command.hpp"
#include "core/run/series.hpp"

namespace maex::cli {

class ReportCommand : public Command {
 public:
  [[nodiscard]] Declaration declare() const override;
  void setup(const Arguments& arguments, Session& session) override;
  [[nodiscard]] std::string plan() const override { return {}; }
  Outcome run(Session& session) override;

 private:
  SeriesJob job_;
  std::filesystem::path svg_;  ///< empty: not written
};

}  // namespace maex::cli
