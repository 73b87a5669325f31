#include "review/distribution_json.h"

namespace rosett {

using Json = nlohmann::ordered_json;  // keys stay in the contract's order

Json month_json(const std::optional<Date>& month) {
  constexpr std::size_t kYearAndMonth = 7;
  return month ? Json(to_iso(*month).substr(0, kYearAndMonth)) : Json(nullptr);
}

Json share_json(const ledger::Share& share) {
  return {{"sdf_kod", share.sdf_kod}, {"sdf", share.sdf},
          {"kod", share.kod},         {"rows", share.rows},
          {"persons", share.persons}, {"belopp", share.amount.to_string()}};
}

Json part_json(const ledger::SplitPart& part) {
  return {{"sdf_kod", part.sdf_kod},
          {"sdf", part.sdf},
          {"kod", part.kod},
          {"alder", part.ages},
          {"mottagare", part.receiver.empty() ? part.sdf : part.receiver},
          {"procent", part.share.to_string()},
          {"rows", part.rows},
          {"belopp", part.amount.to_string()}};
}

Json net_json(const ledger::NetPayment& payment) {
  return {{"sdf_kod", payment.sdf_kod},
          {"sdf", payment.sdf},
          {"manad", month_json(payment.month)},
          {"brutto", payment.gross.to_string()},
          {"aterkrav", payment.due.to_string()},
          {"avraknat", payment.set_off.to_string()},
          {"netto", payment.net.to_string()},
          {"kvar", payment.left.to_string()},
          {"ingaende", payment.carried.to_string()}};
}

Json balance_json(const ledger::Balance& balance) {
  return {{"rows", balance.rows},
          {"belopp", balance.all.to_string()},
          {"fordelat_rows", balance.distributed_rows},
          {"fordelat", balance.distributed.to_string()},
          {"ej_fordelat_rows", balance.left_rows},
          {"ej_fordelat", balance.left.to_string()}};
}

}  // namespace rosett
