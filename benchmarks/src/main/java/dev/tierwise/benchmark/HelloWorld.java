package dev.tierwise.benchmark;

/** The least that a JVM can do: what a command takes is compared with it. */
public final class HelloWorld {

    private HelloWorld() {}

    /** @param args not used */
    public static void main(String[] args) {
        System.out.println("Hello, world!");
    }
}
