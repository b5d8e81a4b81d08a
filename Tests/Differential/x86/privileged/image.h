// What start.S, main.c and tests.py agree on.
#pragma once

#define CASES 0x2000000           /* physical: count (8), then struct test of each */
#define RESULTS 0xa000000         /* physical: count (8), then struct result of each */

// Virtual pages of their own for the tests, from here on; page n's entry is at TABLE_PAGE + 8 n.
#define AREA 0x40000000
#define PAGE(n) (AREA + 4096 * (n))
#define USER_CODE PAGE(0)         /* user, read-only */
#define SUPERVISOR_CODE PAGE(1)   /* supervisor, read-only: the same bytes */
#define USER_DATA PAGE(2)         /* 3 is not there */
#define USER_READ_ONLY PAGE(4)
#define SUPERVISOR_DATA PAGE(5)   /* 6 is not there */
#define USER_STACK PAGE(7)        /* 8 is not there */
#define SUPERVISOR_STACK PAGE(9)  /* 10 is not there */
#define NO_EXECUTE PAGE(11)       /* user */
#define TABLES PAGE(12)           /* GDT, LDT at +0x200, TSS at +0x300 */
#define IDT_PAGE PAGE(13)
#define TABLE_PAGE PAGE(14)       /* the page table of these pages */
#define AREA_PAGES 16

#define GDT_BYTES 0x180
#define STACK_BYTES 256           /* recorded, up to the stack page's middle + half of that */
#define DATA_BYTES 128            /* recorded, from the page's middle */

#define SYSTEM_TASK 0x50
