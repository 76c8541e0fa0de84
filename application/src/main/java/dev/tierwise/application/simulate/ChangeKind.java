package dev.tierwise.application.simulate;

import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How people write changes down: a kind, and a text that says the rest. A day at the end of the text, behind an {@code @}, can
 * be left out.
 */
public enum ChangeKind {
    /** {@link Change.Sell}. */
    SELL {
        @Override
        Change change(Parts text, String currency) {
            Parts.Pair pair = text.pair();
            SoldAs sold = SoldAs.behind(pair.right());
            return new Change.Sell(pair.left(), money(sold.mrr(), currency), sold.kind(), sold.market(), text.day());
        }
    },
    /** {@link Change.Manage}. */
    MANAGE {
        @Override
        Change change(Parts text, String currency) {
            return new Change.Manage(text.rest(), text.day());
        }
    },
    /** {@link Change.Unmanage}. */
    UNMANAGE {
        @Override
        Change change(Parts text, String currency) {
            return new Change.Unmanage(text.rest(), text.day());
        }
    },
    /** {@link Change.Cancel}. */
    CANCEL {
        @Override
        Change change(Parts text, String currency) {
            return new Change.Cancel(text.rest(), text.day());
        }
    },
    /** {@link Change.NewMrr}. */
    MRR {
        @Override
        Change change(Parts text, String currency) {
            Parts.Pair pair = text.pair();
            return new Change.NewMrr(pair.left(), money(pair.right(), currency), text.day());
        }
    },
    /** {@link Change.InMarket}. */
    MARKET {
        @Override
        Change change(Parts text, String currency) {
            Parts.Pair pair = text.pair();
            return new Change.InMarket(
                    pair.left(),
                    Market.named(pair.right().toLowerCase(Locale.ROOT))
                            .orElseThrow(() ->
                                    new InvalidValueException(Text.of(ChangeKind.class, "no.market", pair.right()))),
                    text.day());
        }
    },
    /** {@link Change.Use}. */
    USE {
        @Override
        Change change(Parts text, String currency) {
            Parts.Pair pair = text.pair();
            return new Change.Use(pair.left(), apps(pair.right()), text.day());
        }
    },
    /** {@link Change.Certify}. */
    CERTIFY {
        @Override
        Change change(Parts text, String currency) {
            String[] days = text.rest().split("\\.\\.", 2);
            return new Change.Certify(
                    aDay(days[0].strip()), days.length == 1 ? Optional.empty() : Optional.of(aDay(days[1].strip())));
        }
    };

    private static final Pattern DAY = Pattern.compile("[0-9]+([-./][0-9]+)+");
    private static final Pattern MONEY =
            Pattern.compile("(?<amount>[0-9]{1,18}(\\.[0-9]{1,2})?) ?(?<currency>[A-Za-z]{3})?");

    /** As people type it, for instance {@code sell}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is written for it, for instance {@code NAME=MRR[@DATE]}. */
    public Text form() {
        return Text.of(ChangeKind.class, "form." + word());
    }

    /** Such a text. */
    public Text example() {
        return Text.of(ChangeKind.class, "example." + word());
    }

    /**
     * The change that a text says.
     *
     * @param currency the one that amounts without a currency are in
     * @throws IllegalArgumentException when the text is none of this kind; the message says what is expected
     */
    public Change parse(String text, String currency) {
        return change(this == CERTIFY ? new Parts(this, text.strip(), Optional.empty()) : parts(text), currency);
    }

    abstract Change change(Parts text, String currency);

    /**
     * A text without the day at its end.
     *
     * @param rest what precedes the day
     * @param day  empty when there is none
     */
    record Parts(ChangeKind kind, String rest, Optional<LocalDate> day) {

        /** What stands before the last {@code =}, and what behind it. */
        record Pair(String left, String right) {}

        Parts {
            if (rest.isEmpty()) {
                throw kind.wrong(rest);
            }
        }

        Pair pair() {
            int equals = rest.lastIndexOf('=');
            if (equals < 1 || equals == rest.length() - 1) {
                throw kind.wrong(rest);
            }
            return new Pair(
                    rest.substring(0, equals).strip(),
                    rest.substring(equals + 1).strip());
        }
    }

    /**
     * What is sold, and how.
     *
     * @param mrr    what is left when the words behind it are taken away
     * @param kind   empty if no word says it
     * @param market empty if no word says it
     */
    private record SoldAs(String mrr, Optional<DealKind> kind, Optional<Market> market) {

        /** Reads the words behind an amount, from the last one on; each says something else. */
        static SoldAs behind(String text) {
            SoldAs sold = new SoldAs(text, Optional.empty(), Optional.empty());
            while (sold.lastWord() > 0) {
                String word = sold.mrr.substring(sold.lastWord()).strip().toLowerCase(Locale.ROOT);
                String rest = sold.mrr.substring(0, sold.lastWord()).strip();
                Optional<DealKind> kind = sold.kind.isPresent() ? Optional.empty() : DealKind.named(word);
                Optional<Market> market = sold.market.isPresent() ? Optional.empty() : Market.named(word);
                if (kind.isEmpty() && market.isEmpty()) {
                    break;
                }
                sold = new SoldAs(rest, kind.or(sold::kind), market.or(sold::market));
            }
            return sold;
        }

        private int lastWord() {
            return mrr.lastIndexOf(' ');
        }
    }

    /** What looks like no day behind the {@code @} belongs to the portal's name. */
    private Parts parts(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0 || !DAY.matcher(text.substring(at + 1).strip()).matches()) {
            return new Parts(this, text.strip(), Optional.empty());
        }
        return new Parts(
                this,
                text.substring(0, at).strip(),
                Optional.of(aDay(text.substring(at + 1).strip())));
    }

    LocalDate aDay(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            // is said below, like any other text that is no day
        }
        throw new InvalidValueException(Text.of(ChangeKind.class, "no.day", text));
    }

    Money money(String text, String programmesCurrency) {
        Matcher matcher = MONEY.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidValueException(Text.of(ChangeKind.class, "no.mrr", text));
        }
        String currency = Optional.ofNullable(matcher.group("currency"))
                .map(code -> code.toUpperCase(Locale.ROOT))
                .orElse(programmesCurrency);
        return new Money(new BigDecimal(matcher.group("amount")), currency);
    }

    List<String> apps(String text) {
        List<String> apps = new ArrayList<>();
        for (String app : text.split(",", -1)) {
            if (app.isBlank()) {
                throw wrong(text);
            }
            apps.add(app.strip());
        }
        return apps;
    }

    private IllegalArgumentException wrong(String text) {
        return new InvalidValueException(Text.of(ChangeKind.class, "wrong.form", text, form(), example()));
    }

    /**
     * A change as people write it.
     *
     * @param kind what happens
     * @param text the rest; {@link #parse} makes the same change of it
     */
    public record Written(ChangeKind kind, String text) {}

    /**
     * Writes a change down.
     *
     * @param currency the one that amounts without a currency are in
     */
    public static Written written(Change change, String currency) {
        if (change instanceof Change.Sell sell) {
            return new Written(
                    SELL,
                    sell.name() + "=" + money(sell.mrr(), currency) + word(sell.kind()) + word(sell.market())
                            + at(sell.on()));
        }
        if (change instanceof Change.Manage manage) {
            return new Written(MANAGE, manage.portal() + at(manage.from()));
        }
        if (change instanceof Change.Unmanage unmanage) {
            return new Written(UNMANAGE, unmanage.portal() + at(unmanage.from()));
        }
        if (change instanceof Change.Cancel cancel) {
            return new Written(CANCEL, cancel.portal() + at(cancel.on()));
        }
        if (change instanceof Change.NewMrr mrr) {
            return new Written(MRR, mrr.portal() + "=" + money(mrr.mrr(), currency) + at(mrr.from()));
        }
        if (change instanceof Change.InMarket in) {
            return new Written(MARKET, in.portal() + "=" + word(in.market()) + at(in.from()));
        }
        if (change instanceof Change.Use use) {
            return new Written(USE, use.portal() + "=" + String.join(",", use.apps()) + at(use.from()));
        }
        Change.Certify certify = (Change.Certify) change;
        return new Written(
                CERTIFY,
                certify.from() + certify.until().map(last -> ".." + last).orElse(""));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String word(Optional<? extends Enum<?>> value) {
        return value.map(known -> " " + word(known)).orElse("");
    }

    private static String at(Optional<LocalDate> day) {
        return day.map(known -> "@" + known).orElse("");
    }

    private static String money(Money money, String currency) {
        String amount = money.amount().toPlainString();
        return money.currency().equals(currency) ? amount : amount + " " + money.currency();
    }
}
