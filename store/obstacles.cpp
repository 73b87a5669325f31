#include "store/obstacles.h"

#include "store/sql.h"

namespace rosett {

using std::chrono::sys_seconds;

long long Obstacles::note(const std::filesystem::path& path, const std::string& message,
                          sys_seconds now) {
  WriteTransaction transaction(database_, io::Step::note_obstacle);
  run(database_,
      "INSERT INTO obstacles (path, message, since) VALUES (?1, ?2, ?3)"
      " ON CONFLICT (path) DO UPDATE SET message = excluded.message",
      path.string(), message, static_cast<long long>(now.time_since_epoch().count()));
  const long long id = number(database_, "SELECT id FROM obstacles WHERE path = ?1", path.string());
  transaction.commit();
  return id;
}

void Obstacles::clear(const std::filesystem::path& path) {
  WriteTransaction transaction(database_, io::Step::note_obstacle);
  run(database_, "DELETE FROM obstacles WHERE path = ?1", path.string());
  transaction.commit();
}

void Obstacles::clear_all() {
  WriteTransaction transaction(database_, io::Step::note_obstacle);
  run(database_, "DELETE FROM obstacles");
  transaction.commit();
}

std::vector<Obstacle> Obstacles::first(int limit) {
  Query query(database_, "SELECT id, path, message, since FROM obstacles ORDER BY id LIMIT ?1",
              limit);
  std::vector<Obstacle> found;
  while (query.next())
    found.push_back({query.integer(0), query.text(1), query.text(2),
                     sys_seconds(std::chrono::seconds(query.integer(3)))});
  return found;
}

long long Obstacles::count() { return number(database_, "SELECT count(*) FROM obstacles"); }

}  // namespace rosett
