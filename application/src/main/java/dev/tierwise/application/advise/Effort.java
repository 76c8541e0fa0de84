package dev.tierwise.application.advise;

import java.util.List;

/**
 * What is to be done to portals that are there, and how much the new customer has to use.
 *
 * @param touches   one for each portal to which something is done
 * @param newApps   how many apps the new customer has to use; zero where there is none
 * @param adoptions how many apps are newly used, in all portals together
 * @param proven    whether nothing less would do; false where there were too many possibilities to try them all
 */
record Effort(List<Touch> touches, int newApps, int adoptions, boolean proven) {

    Effort {
        touches = List.copyOf(touches);
    }

    /**
     * What is to be done to a portal.
     *
     * @param member the portal
     * @param manage whether it is to be managed
     * @param apps   how many apps it is to use for certain, not fewer than it does
     */
    record Touch(Member member, boolean manage, int apps) {}
}
