package dev.tierwise.programmes.offender;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.tierwise.answers.Format;

/** For the tests of the rules: programme files have nothing to do with how answers are written. */
public final class KnowsAnAnswerAndReadsYaml {

    Format format = Format.JSON;
    YAMLFactory yaml = new YAMLFactory();
}
