// Writes the links between records.
#pragma once
#include <string>
#include <string_view>

#include "adapters/partners/maxml/dialect/plan.hpp"
#include "adapters/partners/maxml/write/xml_writer.hpp"
#include "core/model/record.hpp"

namespace maex::maxml {

class LinkWriter {
 public:
  explicit LinkWriter(XmlWriter& out) : out_(out) {}
  /// Remembers the system id of an incident, because the victims after it link to it.
  void see_incident(const Record& incident);
  /// Writes the markup of one link. Without a local id the link has the system id only.
  void write(const Step& step, std::string_view id, std::string_view guid);
  /// System id of the record that `record` links to: the one it names, otherwise that of the incident before it. Empty
  /// when neither is known, or when XML cannot contain it.
  [[nodiscard]] std::string_view guid_for(const Step& step, const Record& record, std::string_view id) const;

 private:
  XmlWriter& out_;
  std::string incident_id_, incident_guid_;
};

/// Whether maex would mint this system id of a linked record from its local id. A reader drops such a one.
bool is_minted_link(const Plan& plan, const Record& record, const Slot& guid);

}  // namespace maex::maxml
