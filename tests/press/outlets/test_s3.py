"""A bucket equals the store: right headers, nothing older over anything newer, what was taken away is not there."""

import gzip
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import brotli
import pytest

from khabar.press.outlets.base import Answer, NewerThere, Trouble, Version
from khabar.press.outlets.bucket import Bucket, Lost, Object
from khabar.press.outlets.following import Place, follow
from khabar.press.outlets.s3 import S3
from khabar.press.sheets import Sheet
from khabar.press.stores.base import Baked
from khabar.press.stores.followers import Followers
from khabar.press.stores.pagefile import PageFile
from khabar.press.stores.pagereader import PageReader
from tests.press.outlets.conftest import Lay
from tests.press.outlets.s3_server import KEYS, s3_client, s3_server

BODY = "<p>القوّات تستعيد القائم</p>".encode() * 50
PAGE = "site/ar/2017/11/03/القوات/index.html"


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture
def client(origin: str) -> Iterator[Any]:
    """Yield a client of the server, whose bucket "news" is empty."""
    opened = s3_client(origin)
    opened.create_bucket(Bucket="news", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    yield opened
    for key in keys(opened):
        opened.delete_object(Bucket="news", Key=key)
    opened.delete_bucket(Bucket="news")


def keys(client: Any) -> list[str]:
    return sorted(found["Key"] for found in client.list_objects_v2(Bucket="news").get("Contents", ()))


def outlet(origin: str, bucket: str = "news", **more: str) -> S3:
    return S3(Bucket(bucket, endpoint_url=origin, **{**KEYS, **more}), "site/")


@pytest.fixture
def place(store: PageFile, origin: str, client: Any) -> Place:
    return Place(store.path, outlet(origin))


def test_a_page_is_three_objects_each_with_its_encoding(lay: Lay, place: Place, client: Any) -> None:
    lay("article:81", Sheet("/ar/2017/11/03/القوات/", BODY))

    assert follow(place) == 1

    assert keys(client) == [PAGE, f"{PAGE}.br", f"{PAGE}.gz"]
    unpack = {"": bytes, ".gz": gzip.decompress, ".br": brotli.decompress}
    for ending, encoding in (("", None), (".gz", "gzip"), (".br", "br")):
        found = client.get_object(Bucket="news", Key=PAGE + ending)
        assert found["ContentType"] == "text/html; charset=utf-8"
        assert found["CacheControl"] == "public, max-age=0, must-revalidate"
        assert found.get("ContentEncoding") == encoding
        assert unpack[ending](found["Body"].read()) == BODY


def test_what_never_changes_may_be_kept_for_a_year(lay: Lay, place: Place, client: Any) -> None:
    lay("asset:font", Sheet("/static/site/text.1.woff2", b"\0" * 900, content_type="font/woff2", immutable=True))

    follow(place)

    found = client.head_object(Bucket="news", Key="site/static/site/text.1.woff2")
    assert found["CacheControl"] == "public, max-age=31536000, immutable"
    assert found["ContentType"] == "font/woff2"
    assert len(keys(client)) == 1


def test_an_address_that_leads_on_does_so_by_its_metadata_and_by_its_page(lay: Lay, place: Place, client: Any) -> None:
    lay("article:81", Sheet("/a/81", status=301, location="/ar/القوات/"))

    follow(place)

    found = client.get_object(Bucket="news", Key="site/a/81")
    assert found["WebsiteRedirectLocation"] == "/ar/%D8%A7%D9%84%D9%82%D9%88%D8%A7%D8%AA/"
    assert b'content="0;url=/ar/%D8%A7%D9%84%D9%82%D9%88%D8%A7%D8%AA/"' in found["Body"].read()


def test_what_is_gone_has_no_object_of_any_form(lay: Lay, place: Place, client: Any) -> None:
    lay("article:81", Sheet("/ar/x/", BODY), Sheet("/ar/y/", BODY))
    follow(place)
    lay("article:81", Sheet("/ar/y/", b"short"))

    follow(place)

    assert keys(client) == ["site/ar/y/index.html"]


def test_an_older_export_never_overwrites_a_newer_one(lay: Lay, store: PageFile, origin: str, client: Any) -> None:
    """The older one looked before the newer one came, and writes after it."""
    reader = PageReader(store.path)
    lay("article:81", Sheet("/ar/x/", b"old"))
    old = Answer("/ar/x/", reader.find("/ar/x/"))
    lay("article:81", Sheet("/ar/x/", b"new"))
    new = Answer("/ar/x/", reader.find("/ar/x/"))
    late = outlet(origin)
    look = late.bucket.look
    overtaken = []

    def look_and_be_overtaken(key: str) -> Any:
        kept = look(key)
        if not overtaken:
            overtaken.append(key)
            outlet(origin).take([new], Version(1, 2))
        return kept

    late.bucket.look = look_and_be_overtaken  # type: ignore[method-assign]  # a process that is slow between two requests
    for _ in range(2):
        with pytest.raises(NewerThere):
            late.take([old], Version(1, 1))
        assert client.get_object(Bucket="news", Key="site/ar/x/index.html")["Body"].read() == b"new"


def test_an_older_export_brings_nothing_back_that_was_deleted_meanwhile(
    lay: Lay, store: PageFile, origin: str, client: Any
) -> None:
    reader = PageReader(store.path)
    lay("article:81", Sheet("/ar/x/", b"first"))
    outlet(origin).take([Answer("/ar/x/", reader.find("/ar/x/"))], Version(1, 1))
    lay("article:81", Sheet("/ar/x/", b"second"))
    second = Answer("/ar/x/", reader.find("/ar/x/"))
    lay("article:81")
    gone = Answer("/ar/x/", reader.find("/ar/x/"))
    bucket = Bucket("news", endpoint_url=origin, **KEYS)
    kept = bucket.look("site/ar/x/index.html")
    outlet(origin).take([gone], Version(1, 3))

    assert second.page is not None
    with pytest.raises(Lost):
        bucket.put("site/ar/x/index.html", Object(b"second", second.page.digest), Version(1, 2), kept)
    assert keys(client) == []


def test_a_new_store_counts_as_newer_than_the_one_before(
    lay: Lay, place: Place, store: PageFile, origin: str, client: Any, tmp_path: Any
) -> None:
    for number in range(5):
        lay("article:81", Sheet("/ar/x/", f"{number}".encode()))
    follow(place)
    fresh = PageFile(tmp_path / "fresh.sqlite3")
    fresh.commit([Baked("article:81", (Sheet("/ar/x/", b"fresh"),), fresh.next_ticket())])

    follow(Place(fresh.path, outlet(origin)))

    assert client.get_object(Bucket="news", Key="site/ar/x/index.html")["Body"].read() == b"fresh"
    fresh.close()


@pytest.mark.parametrize("lost", [[f"{PAGE}.br"], [f"{PAGE}.gz", f"{PAGE}.br"], [PAGE]])
def test_what_a_killed_process_left_undone_is_done(
    lay: Lay, place: Place, store: PageFile, client: Any, lost: list[str]
) -> None:
    lay("article:81", Sheet("/ar/2017/11/03/القوات/", BODY))
    follow(place)
    for key in lost:
        client.delete_object(Bucket="news", Key=key)
    Followers(store.path).forget(place.name)

    follow(place)

    assert keys(client) == [PAGE, f"{PAGE}.br", f"{PAGE}.gz"]


def test_a_store_that_lost_its_last_commits_is_believed(lay: Lay, place: Place, store: PageFile, client: Any) -> None:
    """After a power cut it counts them again, and the bucket has copies that seem to be newer."""
    lay("article:81", Sheet("/ar/x/", b"1"))
    follow(place)
    row = place.row()
    store._connection().execute("UPDATE numbers SET value = 50 WHERE name = 'seq'")
    lay("article:81", Sheet("/ar/x/", b"lost in the power cut"))
    follow(place)
    store._connection().execute("UPDATE numbers SET value = 1 WHERE name = 'seq'")
    store._connection().execute("UPDATE addresses SET seq = 1")
    Followers(store.path).write(row)

    lay("article:81", Sheet("/ar/x/", b"baked again"))
    follow(place)

    assert client.get_object(Bucket="news", Key="site/ar/x/index.html")["Body"].read() == b"baked again"
    assert place.row().seq == 2


def test_what_is_up_to_date_is_not_sent_again(lay: Lay, place: Place, store: PageFile, client: Any) -> None:
    lay("article:81", Sheet("/ar/x/", BODY))
    follow(place)
    before = {key: client.head_object(Bucket="news", Key=key)["Metadata"]["version"] for key in keys(client)}
    Followers(store.path).forget(place.name)

    assert follow(place) == 1

    after = {key: client.head_object(Bucket="news", Key=key)["Metadata"]["version"] for key in keys(client)}
    assert after == before


def test_the_first_time_objects_of_a_former_store_go_and_others_stay(
    lay: Lay, place: Place, store: PageFile, client: Any
) -> None:
    about = {"version": "1.5", "copy-of": "something"}
    client.put_object(Bucket="news", Key="site/ar/old/index.html.gz", Body=b"old", Metadata=about)
    client.put_object(Bucket="news", Key="site/ads.txt", Body=b"the operator's own")
    client.put_object(Bucket="news", Key="other/ar/old/index.html", Body=b"another site's", Metadata=about)
    lay("article:81", Sheet("/ar/x/", b"short"))

    follow(place)

    assert keys(client) == ["other/ar/old/index.html", "site/ads.txt", "site/ar/x/index.html"]


def test_more_objects_are_listed_than_one_answer_holds(
    client: Any, origin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khabar.press.outlets.bucket.LISTED_AT_ONCE", 5)
    for number in range(12):
        client.put_object(Bucket="news", Key=f"site/{number}", Body=b"")

    assert sorted(Bucket("news", endpoint_url=origin, **KEYS).keys("site/")) == keys(client)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"bucket": "nothing-here"}, "There is no such bucket"),
        ({"endpoint_url": "http://127.0.0.1:9"}, "Could not connect"),
    ],
)
def test_what_is_wrong_is_told_in_words_for_the_operator(
    lay: Lay, store: PageFile, origin: str, client: Any, wrong: Mapping[str, str], told: str
) -> None:
    lay("article:81", Sheet("/ar/x/", BODY))
    options: dict[str, Any] = {"endpoint_url": origin, **KEYS, **wrong}
    place = Place(store.path, S3(Bucket(options.pop("bucket", "news"), **options), "site/"))

    follow(place)

    assert told in place.row().trouble


def test_a_bucket_that_comes_back_gets_what_it_missed(lay: Lay, store: PageFile, origin: str, client: Any) -> None:
    lay("article:81", Sheet("/ar/x/", b"short"))
    bucket = Bucket("news", endpoint_url="http://127.0.0.1:9", **KEYS)
    place = Place(store.path, S3(bucket, "site/"))
    follow(place)
    lay("article:81", Sheet("/ar/x/", b"later"))
    Followers(store.path).write(replace(place.row(), due_at=0.0))
    place.outlet.bucket = Bucket("news", endpoint_url=origin, **KEYS)  # type: ignore[attr-defined]  # the network is back

    follow(Place(store.path, S3(bucket, "site/")))
    follow(place)

    assert client.get_object(Bucket="news", Key="site/ar/x/index.html")["Body"].read() == b"later"


def test_two_processes_at_once_end_with_what_is_newest(lay: Lay, store: PageFile, origin: str, client: Any) -> None:
    reader = PageReader(store.path)
    answers = []
    for number in range(8):
        lay("article:81", Sheet("/ar/x/", f"{number}".encode()))
        answers.append((Answer("/ar/x/", reader.find("/ar/x/")), Version(1, number + 1)))
    troubles = []

    def write(answer: Answer, version: Version) -> None:
        try:
            outlet(origin).take([answer], version)
        except (Trouble, NewerThere) as error:
            troubles.append(error)

    threads = [threading.Thread(target=write, args=one) for one in answers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert client.get_object(Bucket="news", Key="site/ar/x/index.html")["Body"].read() == b"7"
