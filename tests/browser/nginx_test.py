"""The shipped nginx site in front of the page, as it is but for names, ports and certificates."""

import json
import shutil
import ssl
import subprocess
import tempfile
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

from office import PASSWORD, SOURCE, Office, free_port

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/bin")


@unittest.skipIf(NGINX is None, "nginx is not installed")
class BehindNginx(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.http, cls.https = free_port(), free_port()
        cls.name = f"localhost:{cls.https}"
        cls.folder = Path(tempfile.mkdtemp(prefix="rosett-nginx-"))
        cls.office = Office([], serve=f'https = true\nhosts = ["{cls.name}"]')
        cls.office.add_user("Kim", "lasare")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
                        "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                        "-keyout", cls.folder / "key", "-out", cls.folder / "pem"],
                       check=True, capture_output=True)
        (cls.folder / "nginx.conf").write_text(cls.configuration())
        cls.nginx = subprocess.Popen([NGINX, "-p", cls.folder, "-c", "nginx.conf",
                                      "-g", "daemon off;"], stderr=subprocess.DEVNULL)
        cls.trusting = ssl.create_default_context(cafile=str(cls.folder / "pem"))
        cls.wait()

    @classmethod
    def configuration(cls) -> str:
        site = (SOURCE / "review/web/rosett.nginx").read_text()
        for shipped, here in {
                "listen 80;": f"listen 127.0.0.1:{cls.http};",
                "listen 443 ssl": f"listen 127.0.0.1:{cls.https} ssl",
                "rosett.example": "localhost",
                "127.0.0.1:8765": f"127.0.0.1:{cls.office.port}",
                "/etc/ssl/certs/rosett.pem": str(cls.folder / "pem"),
                "/etc/ssl/private/rosett.key": str(cls.folder / "key")}.items():
            assert shipped in site, shipped
            site = site.replace(shipped, here)
        paths = "".join(f"{kind}_temp_path {cls.folder}/{kind};\n" for kind in
                        ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        return (f"pid {cls.folder}/pid; error_log {cls.folder}/errors; events {{}}\n"
                f"http {{ access_log off; {paths}{site} }}")

    @classmethod
    def wait(cls):
        for _ in range(100):
            try:
                cls.ask("/")
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError((cls.folder / "errors").read_text())

    @classmethod
    def tearDownClass(cls):
        cls.nginx.terminate()
        cls.nginx.wait(10)
        cls.office.close()
        shutil.rmtree(cls.folder)

    @classmethod
    def ask(cls, path: str, body=None, headers=None):
        """(status, headers, text)"""
        asked = urllib.request.Request(f"https://{cls.name}{path}", data=body,
                                       headers=headers or {})
        try:
            with urllib.request.urlopen(asked, context=cls.trusting, timeout=20) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.headers, refused.read().decode()

    def sign_in(self):
        return self.ask("/api/sign-in", json.dumps({"name": "Kim", "password": PASSWORD}).encode(),
                        {"Origin": f"https://{self.name}", "Content-Type": "application/json"})

    def test_the_page_comes_with_its_policies(self):
        status, headers, text = self.ask("/")
        self.assertEqual(status, 200)
        self.assertIn("<title>Rosett</title>", text)
        self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
        self.assertIn("max-age", headers["Strict-Transport-Security"])

    def test_a_session_holds_to_tls_and_this_host(self):
        status, headers, _ = self.sign_in()
        self.assertEqual(status, 200)
        self.assertRegex(headers["Set-Cookie"], "^__Host-rosett=.*; Secure")
        cookie = headers["Set-Cookie"].split(";")[0]
        self.assertEqual(self.ask("/api/start", headers={"Cookie": cookie})[0], 200)
        self.assertEqual(self.ask("/api/start")[0], 401)

    def test_another_host_gets_nothing(self):
        self.assertEqual(self.ask("/", headers={"Host": "evil.example"})[0], 403)

    def test_plain_http_is_sent_on(self):
        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None

        with self.assertRaises(urllib.error.HTTPError) as sent:
            urllib.request.build_opener(Stay).open(f"http://localhost:{self.http}/", timeout=20)
        self.assertEqual(sent.exception.code, 301)
        self.assertEqual(sent.exception.headers["Location"], "https://localhost/")

    def test_too_large_a_file_is_refused(self):
        self.assertEqual(self.ask("/api/files", b"x" * (65 << 20))[0], 413)


if __name__ == "__main__":
    unittest.main()
