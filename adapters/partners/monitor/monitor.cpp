// The partner "monitor": casualty profiles of the Landmine Monitor.
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/mapping/prose/document_reader.hpp"
#include "core/mapping/prose/languages.hpp"
#include "core/mapping/prose/notices.hpp"

namespace maex {
namespace {

Descriptor describe() {
  Descriptor card;
  card.id = "monitor";
  card.kind = AdapterKind::partner;
  card.title = "Casualty profile of the Landmine Monitor";
  card.about =
      "The text about casualties and victim assistance in one country. Its sentences become figures with their source, "
      "period, breakdown and precision; footnotes become references. An overview at the beginning that repeats "
      "figures of the text adds none.";
  card.reads = card.streams = true;
  card.containers = {"html"};
  const auto notices = prose::all_notices();
  card.notices.assign(notices.begin(), notices.end());
  return card;
}

class Monitor final : public Partner {
 public:
  [[nodiscard]] const Descriptor& descriptor() const override { return card_; }
  [[nodiscard]] Identification identify(Source& source) const override {
    if (!source.tables) return {Certainty::no, "the file is no document with text"};
    const std::size_t marks = prose::marks_of("monitor", prose::first_text(*source.tables));
    const std::string reason = "the text has " + std::to_string(marks) + " headings of a casualty profile";
    if (marks >= 2) return {Certainty::likely, reason};
    return {marks == 1 ? Certainty::possible : Certainty::no, reason};
  }
  std::unique_ptr<RecordReader> read(Source& source, ReadContext& context) const override {
    if (!source.tables)
      throw InputError(source.probe.name + " is not a document with text; choose another partner with --from");
    return prose::read_document(*source.tables, context, {"Monitor", "en", true});
  }
  std::unique_ptr<RecordWriter> write(const Target&, WriteContext&) const override {
    throw OutputError("the partner monitor is only read; choose another partner with --to");
  }
  [[nodiscard]] std::string specimen() const override {
    return R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Casualties (made up)</title></head><body>
<h1>Casualties and Victim Assistance</h1>
<h2>Casualties Overview</h2>
<h3>All known casualties by end 2014</h3>
<p>1,240 mine/explosive remnants of war (ERW) casualties (184 killed; 1,056 injured)</p>
<h3>Casualties in 2014</h3>
<p>12 (2013: 9)</p>
<p>AzCBL recorded 12 casualties in 2014; three people were killed and nine were injured.[1]</p>
<p>[1] Made-up source.</p>
<table><tr><td>Find</td><td>March</td><td>April</td><td>May</td><td>June</td></tr></table>
</body></html>
)";
  }

 private:
  Descriptor card_ = describe();
};

}  // namespace

void register_partner_monitor(Registry& registry) { registry.add(std::make_unique<Monitor>()); }

}  // namespace maex
