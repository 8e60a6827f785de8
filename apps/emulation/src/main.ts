import 'reflect-metadata';
import { runService } from '@noivu/service';
import { emulationApp } from './emulation.app';

void runService(emulationApp);
