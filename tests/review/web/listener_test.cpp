#include "review/web/listener.h"

#include <future>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include "office.h"
#include "review/web/connection_queue.h"

namespace rosett::testing {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

httplib::Headers ours() { return {{"Host", Office::kHost}}; }

TEST(Listener, AnswersOnThisMachineWithTheStrictHeaders) {
  Office office;
  const web::Listener listener(office.site(), 0);
  httplib::Client client("127.0.0.1", listener.port());
  const auto answer = client.Get("/", ours());
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_THAT(answer->get_header_value("Content-Security-Policy"), HasSubstr("default-src 'none'"));
  EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(answer->get_header_value("Cache-Control"), "no-store");
  EXPECT_EQ(client.Get("/api/start", ours())->status, 401);
  EXPECT_EQ(client.Get("/")->status, 403);  // the Host that the client makes is not ours
}

TEST(Listener, ARefusedBodyIsReadPastAndNothingInItIsARequest) {
  Office office;
  const web::Listener listener(office.site(), 0);
  httplib::Client client("127.0.0.1", listener.port());
  client.set_keep_alive(true);
  const std::string smuggled = "GET /api/session HTTP/1.1\r\nHost: 127.0.0.1:8765\r\n\r\n";
  for (int i = 0; i < 3; ++i) {
    const auto answer = client.Post("/api/files", ours(), smuggled, "application/octet-stream");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 403);
    EXPECT_EQ(client.Get("/app.css", ours())->status, 200);
  }
}

// Browsers keep connections open without using them.
TEST(Listener, SixtyIdleTabsStarveNobody) {
  Office office;
  const web::Listener listener(office.site(), 0);
  std::vector<std::unique_ptr<httplib::Client>> tabs;
  for (int i = 0; i < 180; ++i) {  // three connections a tab
    auto& tab = tabs.emplace_back(std::make_unique<httplib::Client>("127.0.0.1", listener.port()));
    tab->set_keep_alive(true);
    ASSERT_EQ(tab->Get("/app.css", ours())->status, 200);
  }
  const auto began = std::chrono::steady_clock::now();
  httplib::Client another("127.0.0.1", listener.port());
  ASSERT_EQ(another.Get("/", ours())->status, 200);
  EXPECT_LT(std::chrono::steady_clock::now() - began, 2s);  // one that waits for a tab: 5 s
}

TEST(ConnectionQueue, RunsWhatIsAddedBesideWhatWaits) {
  std::promise<void> release;
  const std::shared_future<void> released(release.get_future());
  std::atomic<int> done = 0;
  web::ConnectionQueue queue(8);
  for (int i = 0; i < 7; ++i) queue.add([released] { released.wait(); });
  for (int i = 0; i < 100; ++i) queue.add([&done] { ++done; });
  for (int i = 0; i < 500 && done < 100; ++i) std::this_thread::sleep_for(10ms);
  EXPECT_EQ(done, 100);
  release.set_value();
  queue.finish();
}

}  // namespace
}  // namespace rosett::testing
