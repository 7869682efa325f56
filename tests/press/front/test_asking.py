"""A page of the archive is asked for once, for however many readers, and few pages at a time."""

import asyncio

from khabar.press.front.asking import MOST_AT_ONCE, MOST_WAITING, Asking, TooManyAsk


def test_five_hundred_readers_of_one_page_are_one_question() -> None:
    asked: list[str] = []

    async def ask(path: str) -> bool:
        asked.append(path)
        await asyncio.sleep(0.05)
        return True

    async def read() -> list[bool]:
        asking = Asking(ask)
        return await asyncio.gather(*(asking.has_baked("/a/81") for _ in range(500)))

    assert asyncio.run(read()) == [True] * 500
    assert asked == ["/a/81"]


def test_a_reader_who_goes_takes_nothing_from_the_others() -> None:
    async def read() -> bool:
        may_answer = asyncio.Event()

        async def ask(path: str) -> bool:
            await may_answer.wait()
            return True

        asking = Asking(ask)
        first = asyncio.create_task(asking.has_baked("/a/81"))
        second = asyncio.create_task(asking.has_baked("/a/81"))
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.sleep(0)
        may_answer.set()
        return await second

    assert asyncio.run(read())


def test_nonsense_keeps_few_requests_with_django_and_the_rest_is_refused() -> None:
    at_once = most_at_once = refused = 0

    async def ask(path: str) -> bool:
        nonlocal at_once, most_at_once
        at_once += 1
        most_at_once = max(most_at_once, at_once)
        await asyncio.sleep(0.001)
        at_once -= 1
        return False

    async def flood() -> None:
        nonlocal refused
        asking = Asking(ask)
        answers = await asyncio.gather(
            *(asking.has_baked(f"/{number}/") for number in range(MOST_WAITING + 50)), return_exceptions=True
        )
        refused = sum(isinstance(answer, TooManyAsk) for answer in answers)
        assert await asking.has_baked("/later/") is False

    asyncio.run(flood())

    assert most_at_once == MOST_AT_ONCE
    assert refused == 50


def test_an_error_is_told_to_all_who_wait_and_the_next_asks_anew() -> None:
    tries = 0

    async def ask(path: str) -> bool:
        nonlocal tries
        tries += 1
        await asyncio.sleep(0)
        if tries == 1:
            raise ConnectionError
        return True

    async def read() -> bool:
        asking = Asking(ask)
        answers = await asyncio.gather(*(asking.has_baked("/a/81") for _ in range(3)), return_exceptions=True)
        assert [type(answer) for answer in answers] == [ConnectionError] * 3
        return await asking.has_baked("/a/81")

    assert asyncio.run(read())
