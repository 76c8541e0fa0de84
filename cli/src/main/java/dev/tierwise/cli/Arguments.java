package dev.tierwise.cli;

import java.util.ArrayList;
import java.util.List;

/** The arguments before they are understood: some decide which options there are, and in which language a mistake is named. */
public final class Arguments {

    private Arguments() {}

    /** The values of an option, as {@code --option value} or {@code --option=value}. */
    public static List<String> values(List<String> args, String option) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < args.size() && !args.get(i).equals("--"); i++) {
            if (args.get(i).startsWith(option + "=")) {
                values.add(args.get(i).substring(option.length() + 1));
            } else if (args.get(i).equals(option) && i + 1 < args.size()) {
                values.add(args.get(i + 1));
            }
        }
        return values;
    }
}
