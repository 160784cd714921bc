// Joins incidents with their victims, in whatever order a file has them.
#pragma once
#include <cstddef>
#include <functional>
#include <vector>

#include "core/model/casualties.hpp"
#include "core/model/group.hpp"
#include "core/run/record_spool.hpp"
#include "core/text/seen_hashes.hpp"

namespace maex {

/// In most files, the victims of an incident follow it. Such groups pass at once, without a copy. An incident without
/// all the victims that it states, and a victim apart from its incident, wait until the end: up to `most_in_memory`
/// records in memory, the others in a temporary file. Memory then holds 40 bytes for each incident and victim that
/// waits. A number joins records of one input only: two inputs may use it for two incidents.
class Join {
 public:
  using Take = std::function<void(const Group&)>;
  static constexpr std::size_t usual_most_in_memory = 100'000;
  explicit Join(std::size_t most_in_memory = usual_most_in_memory) : most_in_memory_(most_in_memory) {}

  /// Passes complete groups to `each`. A group is valid only during the call.
  template <class Each>
  void add(const Batch& batch, Each&& each) {
    for (std::size_t first = 0, last = 0; first < batch.size(); first = last) {
      last = group_end(batch, first);
      const Group group{&batch, first, last};
      if (waits(group))
        hold(group);
      else
        each(group);
    }
  }
  /// Passes the waiting records to `take`: incidents in their original order, each with its victims, then victims
  /// without an incident.
  void finish(const Take& take);

 private:
  /// A waiting top-level record, with the records that belong to it.
  struct Waiting {
    std::uint64_t place = 0;        ///< in the spool, or the first record in waiting_
    std::uint64_t key = 0;          ///< digest of the incident's number
    std::uint32_t last = 0;         ///< in memory: end of the records; 0: in the spool
    std::int32_t next = -1;         ///< the first victim of an incident, or the next victim after a victim; -1: none
    std::int32_t last_victim = -1;  ///< of an incident
    bool is_incident = false;
    bool is_joined = false;
  };
  bool waits(const Group& group);
  void hold(const Group& group);
  void spill();
  void append_to(Batch& batch, const Waiting& waiting);

  std::size_t most_in_memory_;
  std::vector<Waiting> list_;
  std::size_t spilled_ = 0;  ///< number of entries of list_ that are in the spool
  Batch waiting_;
  Batch joined_;
  RecordSpool spool_;
  SeenHashes passed_on_;  ///< numbers of the incidents that add() passed on
};

}  // namespace maex
