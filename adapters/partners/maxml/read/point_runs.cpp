#include "adapters/partners/maxml/read/point_runs.hpp"

#include <utility>
#include <vector>

#include "adapters/partners/maxml/write/guid.hpp"

namespace maex::maxml {

bool is_run(const BlockMatch& match, const Tree& tree, std::int32_t node, bool ours, bool area) {
  const auto at = [&tree](std::int32_t number) -> const Node& { return tree.nodes[static_cast<std::size_t>(number)]; };
  const auto& shared = match.block->shared;
  std::size_t records = 0;
  bool numbered = false, marked = false;
  std::vector<std::pair<std::int32_t, std::size_t>> open{{node, 1}};
  while (!open.empty()) {
    const auto [outer, depth] = open.back();
    open.pop_back();
    const bool last = depth + 1 == match.path.size();
    for (std::int32_t i = at(outer).first; i >= 0; i = at(i).next) {
      if (at(i).what != Node::What::element) continue;
      if (at(i).name == match.path[depth]) {
        if (!last) {
          open.emplace_back(i, depth + 1);
          continue;
        }
        ++records;
        for (std::int32_t k = at(i).first; k >= 0; k = at(k).next) {
          const MatchNode* known = Matcher::step(match, match.nodes.front(), at(k).name);
          const bool leaf = known != nullptr && known->leaf != nullptr;
          numbered = numbered ||
                     (leaf && (*known->leaf->field == Field::point_id || *known->leaf->field == Field::point_number));
        }
      } else if (last) {
        for (std::size_t s = 0; s != match.shared.size(); ++s)
          if (at(i).name == match.shared[s] && (s == 0 || shared[s].field == Field::point_shape_type))
            marked = marked || ours || area || !tidy_id(tree.value(at(i))).empty();
      }
    }
  }
  return marked || (!ours && (records > 1 || (area && numbered)));
}

}  // namespace maex::maxml
