#include "core/model/shown.hpp"
#include "core/rules/previous.hpp"
#include "core/rules/submission/common.hpp"
#include "core/rules/submission/resubmission.hpp"

namespace maex::rules {
namespace {

class ResubmissionGone {
 public:
  void each_record(RuleContext& context, const Record&) {
    const PreviousSubmission& previous = *context.inputs().previous;
    if (here_.empty()) here_.resize(previous.known().size());
    if (const std::int32_t at = previous.find(context.batch(), context.number()); at >= 0) {
      here_[static_cast<std::size_t>(at)] = true;
      ++found_;
    }
  }
  void at_end(RuleContext& context) {
    const PreviousSubmission& previous = *context.inputs().previous;
    // A list of the next month contains none of the earlier records. Then nothing was removed.
    if (found_ == 0) return;
    for (std::size_t at = 0; at != previous.known().size(); ++at) {
      const PreviousSubmission::Known& known = previous.known()[at];
      // A victim of a removed incident gets no finding of its own.
      if (here_[at] || (known.incident >= 0 && !here_[static_cast<std::size_t>(known.incident)])) continue;
      context.report_file({{"kind", known.kind == Kind::incident ? "incident"_text : "victim"_text},
                           {"id", known.id, !looks_like_id(known.id)},
                           {"file", previous.name()}});
    }
  }

 private:
  std::vector<bool> here_;
  std::size_t found_ = 0;
};

}  // namespace

Rule resubmission_gone() {
  return with_state<ResubmissionGone>(
      {.notice = {"resubmission-gone", Severity::warning, "A record of the earlier submission is not here any more.",
                  "The receiver still has it: a person is counted there whom the sender took back, or the sender lost "
                  "somebody.",
                  "Send it again, or say that it was taken back, and why.",
                  "{kind} {id} of {file} is not in this file."},
       .reference = "domain C3",
       .fields = {Field::incident_id, Field::victim_id},
       .failing = "incident id=5 date=2014-05-20\n"
                  "incident id=1 date=2014-05-14",
       .passing = "incident id=1 date=2014-05-14\n"
                  "victim id=7 incident=1 outcome=INJURED\n"
                  "incident id=2 date=2014-06-14",
       .lacks = lacks_previous});
}

}  // namespace maex::rules
