// A program outside the source tree. It builds records, compares them by content, and lists the built-in adapters.
#include <cstdio>
#include <set>
#include <string>

#include "adapters/builtin.hpp"
#include "core/model/digest.hpp"

namespace {

std::string digest_of(bool soldier_first) {
  maex::Batch batch;
  for (int i = 0; i != 2; ++i) {
    const bool soldier = (i == 0) == soldier_first;
    maex::Record& victim = batch.add(maex::Kind::victim, {});
    victim.set(maex::Field::victim_outcome, maex::Value::code(maex::Code::outcome_INJURED));
    victim.set(maex::Field::victim_status,
               maex::Value::code(soldier ? maex::Code::status_MILITARY : maex::Code::status_CIVILIAN));
  }
  maex::ContentDigest digest;
  digest.add(batch);
  return digest.hex();
}

}  // namespace

int main() {
  if (digest_of(true) != digest_of(false)) {
    std::fputs("the content digest depends on the order of records\n", stderr);
    return 1;
  }
  maex::Registry registry;
  maex::register_builtin_adapters(registry);
  std::set<std::string> ids;
  for (const auto& format : registry.formats()) ids.insert("format " + format->descriptor().id);
  for (const auto& partner : registry.partners()) ids.insert("partner " + partner->descriptor().id);
  if (ids.size() != registry.formats().size() + registry.partners().size()) {
    std::fputs("two built-in adapters share an id\n", stderr);
    return 1;
  }
  for (const std::string& id : ids) std::puts(id.c_str());
  return 0;
}
