"""The rules alone: meanings in other words, and what only sounds like them."""

import time

import pytest

from core.reading.patterns import misspellings
from core.reading.safety import fold, heard_by_rule

DANGER = """
I honestly would be better off dead
i think i might just end my life this weekend
been having suicidal thoughts since the layoff
I nearly jumped last night
I wouldn't mind if a bus hit me on the way home
hoping my heart just stops in my sleep
I'm disappointed that I woke up this morning
I don't want to live, I don't want to wake up
there's no reason to live anymore
I just want to stop existing
God, please take me tonight
they'd all be so much happier if I was gone
my parents would be free if I just died
nobody would notice if I vanished
I'm nothing but a burden to my wife
My debts go away if I die
This will be my last entry. I love you all, don't blame yourselves
if you're reading this I'm already gone
I won't be here when the new year comes
I picked a date.
I know exactly how I would do it
I've been saving my tablets
standing on the bridge now
the voice in my head tells me to jump
I don't trust myself tonight
I cut again last night
the urge to cut is back
I relapsed. Arms. Long sleeves again, you know why
I don't want to die but I can't go on
If this interview is a no I'm done, and I don't mean with applying
my brother says he wants to die
my best friend posted goodbye and now he is not picking up
I'm worried she will hurt herself
my flatmate has been cutting again
i wanna kms
unalive myself tbh
sewerslide thoughts again
i jus wana dissapear forever n never come bak
dnt wana b alive no more
no1 wud care if i was ded
im soo tierd of livin
ich will einfach nicht mehr leben
ich denke jeden Tag an Suizid
je n'ai plus envie de vivre
j'ai envie d'en finir avec la vie
ojalá no despertara mañana
tengo ganas de hacerme daño
voltei a me cortar
não quero mais acordar
vorrei non svegliarmi più
penso al suicidio ogni sera
ik wil niet meer leven
mujhe jeena nahi hai
main mar jana chahta hoon
nie chcę już żyć
chcę się zabić
yaşamak istemiyorum
ölmek istiyorum
मुझे जीना नहीं है
thoughts of ending it all week. I haven't told anyone
I keep fantasising about vanishing for good
I want this to stop forever
how many tablets would it take
dad's shotgun is right here next to me
I've tied the rope already
I downed all of my sister's sleeping tablets an hour ago
I might just take myself out
I'm completely worthless and a burden to everybody I meet
they'd all celebrate the day I'm gone
I want to be with my mum again. She died in May
I'm ready to meet my maker tonight
I swallowed about forty of her tablets
I want to jump from the ninth floor
not going to kill myself tonight but I know the date
nearly overdosed on mum's pills again
tonight could be the night.
there's a rifle in the wardrobe and it's loaded
I keep looking at bridges lately
cutting doesn't help any more
I'm scared I'll go too far one day
I looked at my scars and I miss it
I've already written my letters
I want you to have my guitar, you know, just in case
I've made peace with it all and I'm ready
soon it won't matter
why bother planning when I won't be here
I'm cutting more often these days
I'm not going to do it, but I keep thinking about it
Dad has a gun in the house
I gave away all my favourite things
I can't keep myself safe
""".strip().splitlines()

HARMLESS = """
this commute kills me
absolutely killed it in round two
shoot me an email when you hear
I'd kill for that salary
Suicide Squad was on, fell asleep
Durkheim wrote a book called Suicide
the site is 14 kms from home
applied to the self-harm pathway post
the mock patient said she wanted to die and I answered well
a singer I liked took his own life, it was on the news
lost the will to live around slide nine
we're all going to die, so I might as well ask for more
I hung myself out to dry with that answer
if I hear culture fit again I'm walking into the sea. Metaphorically.
I can't do this any more, the portal I mean
I burnt my arm on the oven making chips
could slap myself for being late
I need to cut the second page
the team is better off without me and my playlists
I've got six days clean of sugar
I'm not suicidal, I'm skint
Have I ever wished I was dead? No.
GP asked if I ever think about suicide and I said no
I don't feel like a burden, they have been lovely
I have no plans to hurt myself
ten years since I was suicidal, glad I stayed
I couldn't talk myself out of booking the test
no quiero morir, quiero trabajar
je ne veux pas mourir, je veux dormir
Ich bin nicht lebensmüde, nur müde
me muero de risa
sono stanco morto
hang in there, they say
a cutting-edge team with a killer deadline
burned out the old CV, literally
they jump from topic to topic
I don't want to end my life, I want to end my contract
I would never want to throw my life away
how many tablets a day do I take on this prescription
I take all my pills with dinner
going to die my hair red before the interview
nearly died laughing at the typo
I don't want to wake up so early for an interview again
this year I'm getting my life back
my basil keeps dying on the windowsill
I want these hiccups to stop
the upstairs flat again, I want the noise to stop
I don't want to do this any more, I'm quitting the course
who gets what in the divorce is still open
the suicide scene in that film was too long
I'm going to disappear on holiday
a letter to my daughter for her graduation
I need to kill this habit of checking mail at night
I just want to live a quieter, better life
thinking of ending my membership
no way out of this overdraft before payday
the glue gun is on the table
I'd die for a decent coffee
I want to die, this song is so good
I could die, that was so awkward
in the past I was suicidal, I have grown and moved on
the basil and the tomatoes are all dying
I don't want to be late tomorrow
my tablets are packed for the flight
I cut my hair before the interview
I see no future for this product
I want these exams to end
I would never hurt myself or end it
I don't want to be here any more, this queue is endless
have to wake up on time for once
I only have myself to blame for that answer
over my dead body will I work there
I want to work with people who are suicidal
we ended this chapter with cake
they managed without me for the week
I gave away my old things before moving
no intention to die, no plan
my family is the one thing in life that makes my life worth living
tied a rope around the tree for the swing
""".strip().splitlines()


@pytest.mark.parametrize("words", DANGER)
def test_the_rules_hear(words):
    assert heard_by_rule(words)


@pytest.mark.parametrize("words", HARMLESS)
def test_the_rules_leave_alone(words):
    assert heard_by_rule(words) is None


def test_hasty_spellings_are_folded_to_the_usual_word():
    assert fold("i jus wnt 2 dissapear 4ever") == "i just want to disappear forever"


def test_french_and_italian_elisions_are_two_words():
    assert fold("l'idée d'exister, dall'alto") == "l idee d exister dallalto"


def test_a_slip_that_is_a_word_or_could_be_two_words_is_left_alone():
    slips = misspellings(["alive", "tired", "tried"], ["live"])

    assert slips["alvie"] == "alive"
    assert "live" not in slips
    assert "tried" not in slips


@pytest.mark.parametrize(
    "piece",
    [
        "i want to ",
        "not ",
        "if i was gone they would ",
        "my friend said he ",
        "better ",
        "a",
        " . ",
    ],
)
def test_a_hostile_text_of_a_window_is_quick(piece):
    text = (piece * 20_000)[:20_000]
    heard_by_rule("")
    started = time.process_time()
    heard_by_rule(text)

    assert time.process_time() - started < 0.5
