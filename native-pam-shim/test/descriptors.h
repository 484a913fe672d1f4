/* So that a test sees whether descriptors leak. */
#ifndef KAO_DESCRIPTORS_H
#define KAO_DESCRIPTORS_H

/* How many this process has open; one more each time, for finding out. */
int open_descriptors(void);

#endif
